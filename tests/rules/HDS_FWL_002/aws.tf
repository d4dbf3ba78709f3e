variable "source" {
  type = string
}

# expect: fail ipv6_cidr_blocks
resource "aws_security_group_rule" "everyone" {
  type              = "ingress"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  ipv6_cidr_blocks  = ["::/0"]
  security_group_id = "sg-0123456789abcdef0"
}

# expect: pass cidr_blocks
resource "aws_security_group_rule" "application" {
  type              = "ingress"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = ["10.20.0.0/16"]
  security_group_id = "sg-0123456789abcdef0"
}

# expect: unknown cidr_blocks
resource "aws_security_group_rule" "later" {
  type              = "ingress"
  from_port         = 6379
  to_port           = 6379
  protocol          = "tcp"
  cidr_blocks       = [var.source]
  security_group_id = "sg-0123456789abcdef0"
}

# Voice and video use wide ranges of UDP ports.
# expect: pass
resource "aws_security_group_rule" "video" {
  type              = "ingress"
  from_port         = 10000
  to_port           = 20000
  protocol          = "udp"
  cidr_blocks       = ["0.0.0.0/0"]
  security_group_id = "sg-0123456789abcdef0"
}

# expect: fail cidr_blocks
resource "aws_security_group_rule" "wide" {
  type              = "ingress"
  from_port         = 1024
  to_port           = 65535
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
  security_group_id = "sg-0123456789abcdef0"
}
