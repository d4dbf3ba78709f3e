variable "actions" {
  type = list(string)
}

# expect: fail policy
resource "aws_iam_policy" "every_key" {
  name = "every-key"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["kms:*"], Resource = "*" }]
  })
}

# expect: pass policy
resource "aws_iam_policy" "one_bucket" {
  name = "one-bucket"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:*"], Resource = ["arn:aws:s3:::clinic", "arn:aws:s3:::clinic/*"] }]
  })
}

# expect: pass policy
resource "aws_iam_role_policy" "named_actions" {
  role = "task"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "kms:Decrypt"], Resource = "*" }]
  })
}

# expect: pass policy
resource "aws_iam_policy" "denied" {
  name = "denied"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = ["s3:*"], Resource = "*" }]
  })
}

# expect: unknown policy
resource "aws_iam_policy" "given" {
  name = "given"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }]
  })
}

# expect: fail inline_policy.policy
resource "aws_iam_role" "inline" {
  name               = "inline"
  assume_role_policy = "{}"
  inline_policy {
    name = "secrets"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "secretsmanager:*", Resource = "*" }]
    })
  }
}

# AWS' own policy for the whole service.
# expect: fail policy_arn
resource "aws_iam_role_policy_attachment" "all_of_s3" {
  role       = "loader"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}

# expect: pass policy_arn
resource "aws_iam_role_policy_attachment" "read_s3" {
  role       = "reader"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

# Limits what the role's own policies grant, and grants nothing.
resource "aws_iam_policy" "ceiling" {
  name = "ceiling"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:*", Resource = "*" },
      { Effect = "Deny", Action = ["organizations:*"], Resource = "*" }
    ]
  })
}

resource "aws_iam_role" "under_the_ceiling" {
  name                 = "under-the-ceiling"
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.ceiling.arn
}

module "records" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "~> 4.0"
  bucket  = "records"
}

# The output of a module names one bucket.
# expect: pass policy
resource "aws_iam_policy" "of_a_module" {
  name = "of-a-module"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = [module.records.s3_bucket_arn] }]
  })
}
