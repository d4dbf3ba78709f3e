provider "aws" {
  region = "eu-west-3"
}

# expect: fail protocol
module "clear" {
  source  = "terraform-aws-modules/alb/aws"
  version = "~> 9.0"
  name    = "portal"
  listeners = {
    http = { port = 80, protocol = "HTTP", forward = { target_group_key = "portal" } }
  }
}

# expect: pass
module "redirects" {
  source  = "terraform-aws-modules/alb/aws"
  version = "~> 9.0"
  name    = "portal"
  listeners = {
    http  = { port = 80, protocol = "HTTP", redirect = { port = "443", protocol = "HTTPS", status_code = "HTTP_301" } }
    https = { port = 443, protocol = "HTTPS", certificate_arn = "arn:aws:acm:eu-west-3:1:certificate/a", forward = {} }
  }
}

variable "listeners" {
  type = any
}

# expect: unknown
module "asked" {
  source    = "terraform-aws-modules/alb/aws"
  name      = "portal"
  listeners = var.listeners
}
