variable "kinds" {
  type = list(string)
}

# expect: pass enabled_cluster_log_types
resource "aws_eks_cluster" "recorded" {
  name                      = "recorded"
  role_arn                  = "arn:aws:iam::111122223333:role/eks"
  enabled_cluster_log_types = ["api", "audit", "authenticator"]
}

# expect: fail enabled_cluster_log_types
resource "aws_eks_cluster" "in_part" {
  name                      = "in-part"
  role_arn                  = "arn:aws:iam::111122223333:role/eks"
  enabled_cluster_log_types = ["scheduler"]
}

# expect: fail enabled_cluster_log_types
resource "aws_eks_cluster" "silent" {
  name     = "silent"
  role_arn = "arn:aws:iam::111122223333:role/eks"
}

# expect: unknown enabled_cluster_log_types
resource "aws_eks_cluster" "given" {
  name                      = "given"
  role_arn                  = "arn:aws:iam::111122223333:role/eks"
  enabled_cluster_log_types = var.kinds
}
