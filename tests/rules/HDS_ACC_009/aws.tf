variable "actions" {
  type = list(string)
}

# expect: fail policy
resource "aws_iam_policy" "keys_for_anyone" {
  name = "keys-for-anyone"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "iam:CreateAccessKey"], Resource = "*" }]
  })
}

# expect: pass policy
resource "aws_iam_policy" "keys_of_ones_own" {
  name = "keys-of-ones-own"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:CreateAccessKey", Resource = "arn:aws:iam::*:user/$${aws:username}" }]
  })
}

# expect: fail policy
resource "aws_iam_role_policy" "any_policy" {
  role = "deployer"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["iam:Attach*", "iam:PassRole"], Resource = ["*"] }]
  })
}

# expect: pass policy
resource "aws_iam_role_policy" "reading" {
  role = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["iam:Get*", "iam:List*"], Resource = "*" }]
  })
}

# expect: pass policy
resource "aws_iam_policy" "under_a_condition" {
  name = "under-a-condition"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "iam:AttachRolePolicy"
      Resource  = "*"
      Condition = { ArnEquals = { "iam:PolicyARN" = "arn:aws:iam::aws:policy/ReadOnlyAccess" } }
    }]
  })
}

# The whole of it is what HDS_ACC_001 says.
# expect: pass policy
resource "aws_iam_policy" "everything" {
  name = "everything"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
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
    name = "passwords"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "iam:UpdateLoginProfile", Resource = "*" }]
    })
  }
}
