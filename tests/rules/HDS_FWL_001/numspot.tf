variable "given" {}

# expect: pass ip_range
resource "numspot_security_group_rule" "clinic" {
  security_group_id = "g"
  flow              = "Inbound"
  ip_protocol       = "tcp"
  from_port_range   = 22
  to_port_range     = 22
  ip_range          = "203.0.113.0/28"
}

# expect: fail ip_range
resource "numspot_security_group_rule" "anyone" {
  security_group_id = "g"
  flow              = "Inbound"
  ip_protocol       = "tcp"
  from_port_range   = 22
  to_port_range     = 22
  ip_range          = "0.0.0.0/0"
}

# expect: unknown ip_range
resource "numspot_security_group_rule" "not_given" {
  security_group_id = "g"
  flow              = "Inbound"
  ip_protocol       = "tcp"
  from_port_range   = 22
  to_port_range     = 22
  ip_range          = var.given
}
