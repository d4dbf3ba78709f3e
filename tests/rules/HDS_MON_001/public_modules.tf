provider "aws" {
  region = "eu-west-3"
}

# expect: fail
module "default" {
  source = "terraform-aws-modules/vpc/aws"
  name   = "records"
}

# expect: pass vpc_id
module "logged" {
  source          = "terraform-aws-modules/vpc/aws"
  name            = "records"
  enable_flow_log = true
}

# expect: pass vpc_id
module "logged_beside" {
  source = "terraform-aws-modules/vpc/aws"
  name   = "records"
}

resource "aws_flow_log" "beside" {
  vpc_id          = module.logged_beside.vpc_id
  log_destination = "arn:aws:logs:eu-west-3:123456789012:log-group:flows"
}

variable "logged" {
  type = bool
}

# expect: unknown
module "asked" {
  source          = "terraform-aws-modules/vpc/aws"
  name            = "records"
  enable_flow_log = var.logged
}
