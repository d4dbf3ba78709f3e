variable "given" {}

# expect: pass ip_range
resource "outscale_security_group_rule" "clinic" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = -1
  to_port_range     = -1
  ip_protocol       = "-1"
  ip_range          = "10.0.0.0/8"
}

# expect: fail ip_range
resource "outscale_security_group_rule" "anyone" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = -1
  to_port_range     = -1
  ip_protocol       = "-1"
  ip_range          = "0.0.0.0/0"
}

# expect: unknown ip_range
resource "outscale_security_group_rule" "not_given" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = -1
  to_port_range     = -1
  ip_protocol       = "-1"
  ip_range          = var.given
}
