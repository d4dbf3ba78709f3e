variable "account" {
  type = string
}

variable "principal" {
  type = string
}

# expect: fail assume_role_policy
resource "aws_iam_role" "anyone" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "*" } }]
  })
}

# expect: pass assume_role_policy
resource "aws_iam_role" "partner" {
  assume_role_policy = <<-JSON
    {
      "Statement": [{
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": { "AWS": "arn:aws:iam::${var.account}:root" }
      }]
    }
  JSON
}

# expect: unknown assume_role_policy
resource "aws_iam_role" "later" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = var.principal } }]
  })
}

# The identity provider is everyone's: the repository must be named.
# expect: fail assume_role_policy
resource "aws_iam_role" "any_repository" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Condition = { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } }
    }]
  })
}

# expect: fail policy
resource "aws_sqs_queue_policy" "anyone" {
  queue_url = "https://sqs.eu-west-3.amazonaws.com/111122223333/visits"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Principal = "*", Resource = "*" }]
  })
}

# expect: pass policy
resource "aws_sqs_queue_policy" "topic" {
  queue_url = "https://sqs.eu-west-3.amazonaws.com/111122223333/visits"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Principal = "*"
      Resource  = "*"
      Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:sns:eu-west-3:111122223333:visits" } }
    }]
  })
}

# A test that also holds when the key is missing limits nothing.
# expect: fail policy
resource "aws_sns_topic_policy" "if_exists" {
  arn = "arn:aws:sns:eu-west-3:111122223333:visits"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sns:Publish"
      Principal = { AWS = "*" }
      Resource  = "*"
      Condition = { StringEqualsIfExists = { "aws:SourceAccount" = "111122223333" } }
    }]
  })
}

# Everyone is allowed, and all but the organisation denied.
# expect: pass policy
resource "aws_ecr_repository_policy" "organisation" {
  repository = "portal"
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "ecr:BatchGetImage", Principal = "*" },
      {
        Effect    = "Deny"
        Action    = "ecr:*"
        Principal = "*"
        Condition = { StringNotEquals = { "aws:PrincipalOrgID" = "o-0123456789" } }
      },
    ]
  })
}

# expect: fail principal
resource "aws_lambda_permission" "anyone" {
  action        = "lambda:InvokeFunction"
  function_name = "export"
  principal     = "*"
}

# expect: pass principal
resource "aws_lambda_permission" "bucket" {
  action        = "lambda:InvokeFunction"
  function_name = "export"
  principal     = "s3.amazonaws.com"
}

# expect: fail allow_unauthenticated_identities
resource "aws_cognito_identity_pool" "guests" {
  identity_pool_name               = "guests"
  allow_unauthenticated_identities = true
}

# expect: pass allow_unauthenticated_identities
resource "aws_cognito_identity_pool" "patients" {
  identity_pool_name = "patients"
}

# expect: fail permissions.account_ids
resource "aws_ssm_document" "anyone" {
  name          = "anyone"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

# expect: pass permissions.account_ids
resource "aws_ssm_document" "named" {
  name          = "named"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
  permissions = {
    type        = "Share"
    account_ids = "111122223333"
  }
}
