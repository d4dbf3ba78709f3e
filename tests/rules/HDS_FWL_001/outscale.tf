variable "given" {}

# expect: pass ip_range
resource "outscale_security_group_rule" "clinic" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = 22
  to_port_range     = 22
  ip_protocol       = "tcp"
  ip_range          = "203.0.113.0/28"
}

# expect: fail ip_range
resource "outscale_security_group_rule" "anyone" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = 22
  to_port_range     = 22
  ip_protocol       = "tcp"
  ip_range          = "0.0.0.0/0"
}

# expect: unknown ip_range
resource "outscale_security_group_rule" "not_given" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = 22
  to_port_range     = 22
  ip_protocol       = "tcp"
  ip_range          = var.given
}

# Outbound: no result.
resource "outscale_security_group_rule" "out" {
  flow              = "Outbound"
  security_group_id = "g"
  from_port_range   = 22
  to_port_range     = 22
  ip_protocol       = "tcp"
  ip_range          = "0.0.0.0/0"
}

# expect: fail rules.ip_ranges
resource "outscale_security_group_rule" "several" {
  flow              = "Inbound"
  security_group_id = "g"
  rules {
    from_port_range = 443
    to_port_range   = 443
    ip_protocol     = "tcp"
    ip_ranges       = ["0.0.0.0/0"]
  }
  rules {
    from_port_range = 22
    to_port_range   = 22
    ip_protocol     = "tcp"
    ip_ranges       = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}

# The interface of a cluster that one runs oneself is administration too.
# expect: fail ip_range
resource "outscale_security_group_rule" "kubernetes" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = 6443
  to_port_range     = 6443
  ip_protocol       = "tcp"
  ip_range          = "0.0.0.0/0"
}

# expect: pass from_port_range
resource "outscale_security_group_rule" "node_ports" {
  flow              = "Inbound"
  security_group_id = "g"
  from_port_range   = 30000
  to_port_range     = 32767
  ip_protocol       = "tcp"
  ip_range          = "0.0.0.0/0"
}
