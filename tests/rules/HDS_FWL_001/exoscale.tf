variable "given" {}

# expect: pass cidr
resource "exoscale_security_group_rule" "clinic" {
  security_group_id = "g"
  type              = "INGRESS"
  protocol          = "TCP"
  start_port        = 22
  end_port          = 22
  cidr              = "203.0.113.0/28"
}

# expect: fail cidr
resource "exoscale_security_group_rule" "anyone" {
  security_group_id = "g"
  type              = "INGRESS"
  protocol          = "TCP"
  start_port        = 22
  end_port          = 22
  cidr              = "0.0.0.0/0"
}

# expect: unknown cidr
resource "exoscale_security_group_rule" "not_given" {
  security_group_id = "g"
  type              = "INGRESS"
  protocol          = "TCP"
  start_port        = 22
  end_port          = 22
  cidr              = var.given
}

# From another group.
# expect: pass cidr
resource "exoscale_security_group_rule" "members" {
  security_group_id      = "g"
  type                   = "INGRESS"
  protocol               = "TCP"
  start_port             = 22
  end_port               = 22
  user_security_group_id = "h"
}
