variable "regions" {
  type = list(string)
}

# expect: pass content
resource "aws_organizations_policy" "europe" {
  name = "europe"
  type = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:*", "organizations:*", "route53:*", "support:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-3", "eu-central-1"] } }
    }]
  })
}

# expect: fail content
resource "aws_organizations_policy" "ocean" {
  name = "ocean"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-3", "eu-west-2"] } }
    }]
  })
}

# expect: fail content
resource "aws_organizations_policy" "hole" {
  name = "hole"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:*", "rds:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-3"] } }
    }]
  })
}

# expect: unknown content
resource "aws_organizations_policy" "later" {
  name = "later"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = var.regions } }
    }]
  })
}

# The second denial leaves Virginia to services without region; the first has closed it to all others.
# expect: pass content
resource "aws_organizations_policy" "twice" {
  name = "twice"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Deny"
        NotAction = ["iam:*", "cloudfront:*", "route53:*"]
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-3"] } }
      },
      {
        Effect    = "Deny"
        NotAction = ["supportplans:*"]
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-3", "us-east-1"] } }
      }
    ]
  })
}
