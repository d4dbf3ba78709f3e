provider "aws" {
  region = "eu-west-3"
}

# expect: fail backup_retention_period
module "short" {
  source                  = "terraform-aws-modules/rds-aurora/aws"
  version                 = "~> 8.0"
  name                    = "records"
  engine                  = "aurora-postgresql"
  backup_retention_period = 3
}

# expect: pass backup_retention_period
module "default" {
  source  = "terraform-aws-modules/rds-aurora/aws"
  version = "~> 8.0"
  name    = "records"
  engine  = "aurora-postgresql"
}

# expect: fail backup_retention_period
module "new_default" {
  source  = "terraform-aws-modules/rds-aurora/aws"
  version = "~> 9.0"
  name    = "records"
  engine  = "aurora-postgresql"
}

variable "days" {
  type = number
}

# expect: unknown backup_retention_period
module "asked" {
  source                  = "terraform-aws-modules/rds-aurora/aws"
  name                    = "records"
  engine                  = "aurora-postgresql"
  backup_retention_period = var.days
}
