provider "aws" {
  region = "eu-west-3"
}

# expect: fail policy
module "everything" {
  source = "terraform-aws-modules/iam/aws//modules/iam-policy"
  name   = "everything"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

# expect: pass policy
module "little" {
  source = "terraform-aws-modules/iam/aws//modules/iam-policy"
  name   = "little"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::records/*" }]
  })
}

# expect: fail policy_arn
module "administrator" {
  source              = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version             = "~> 5.0"
  create_role         = true
  role_name           = "administrator"
  attach_admin_policy = true
}

# expect: unknown policy
module "asked" {
  source = "terraform-aws-modules/iam/aws//modules/iam-policy"
  name   = "asked"
  policy = file("${path.module}/not-there.json")
}
