variable "on" {
  type = bool
}

# expect: pass enable_logging
resource "aws_cloudtrail" "silent" {
  name           = "silent"
  s3_bucket_name = "clinic-trail"
}

# expect: fail enable_logging
resource "aws_cloudtrail" "off" {
  name           = "off"
  s3_bucket_name = "clinic-trail"
  enable_logging = false
}

# The interface of a cluster keeps its own record, when asked.
# expect: fail enabled_cluster_log_types
resource "aws_eks_cluster" "silent" {
  name     = "silent"
  role_arn = "arn:aws:iam::111122223333:role/eks"
}

# expect: pass enabled_cluster_log_types
resource "aws_eks_cluster" "audited" {
  name                      = "audited"
  role_arn                  = "arn:aws:iam::111122223333:role/eks"
  enabled_cluster_log_types = ["api", "audit"]
}

# expect: unknown enable_logging
resource "aws_cloudtrail" "later" {
  name           = "later"
  s3_bucket_name = "clinic-trail"
  enable_logging = var.on
}
