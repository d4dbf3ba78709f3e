provider "aws" {
  region = "eu-west-3"
}

# expect: fail ingress.cidr_blocks
module "by_name" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "bastion"
  vpc_id              = "vpc-1"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["ssh-tcp"]
}

# expect: fail ingress.cidr_blocks
module "submodule" {
  source              = "terraform-aws-modules/security-group/aws//modules/rdp"
  name                = "desktop"
  vpc_id              = "vpc-1"
  ingress_cidr_blocks = ["0.0.0.0/0"]
}

# expect: pass
module "private" {
  source = "terraform-aws-modules/security-group/aws"
  name   = "bastion"
  vpc_id = "vpc-1"
  ingress_with_cidr_blocks = [
    { from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = "10.0.0.0/8" },
  ]
}

variable "sources" {
  type = list(string)
}

# expect: unknown ingress.cidr_blocks
module "asked" {
  source              = "terraform-aws-modules/security-group/aws"
  name                = "bastion"
  vpc_id              = "vpc-1"
  ingress_cidr_blocks = var.sources
  ingress_rules       = ["ssh-tcp"]
}

# expect: fail inbound_rule.ip_range
module "default_of_another" {
  source          = "tf-scaleway-modules/compute/scaleway"
  name            = "bastion"
  project_name    = "records"
  organization_id = "11111111-1111-1111-1111-111111111111"
  instances       = {}
}
