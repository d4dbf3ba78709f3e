variable "rules" {
  type = list(object({ port = number, source = string }))
}

locals {
  known = { ssh = 22, https = 443 }
}

# The number of blocks is not known: what they would be is.
# expect: unknown ingress.cidr_blocks
resource "aws_security_group" "later" {
  dynamic "ingress" {
    for_each = var.rules
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

# expect: fail ingress.cidr_blocks
resource "aws_security_group" "known" {
  dynamic "ingress" {
    for_each = local.known
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
