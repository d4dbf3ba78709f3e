variable "policy" {
  type = string
}

data "aws_iam_policy_document" "everyone" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

# expect: pass policy
resource "aws_kms_key" "silent" {
  description = "silent"
}

# expect: fail policy
resource "aws_kms_key" "open" {
  policy = data.aws_iam_policy_document.everyone.json
}

# expect: pass policy
resource "aws_kms_key" "account" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "kms:*"
      Resource  = "*"
      Condition = { StringEquals = { "kms:CallerAccount" = "111122223333" } }
    }]
  })
}

# expect: unknown policy
resource "aws_kms_key" "later" {
  policy = var.policy
}

# The policy is a resource of its own.
# expect: fail policy
resource "aws_kms_key" "apart" {
  description = "apart"
}

resource "aws_kms_key_policy" "apart" {
  key_id = aws_kms_key.apart.id
  policy = data.aws_iam_policy_document.everyone.json
}
