variable "given" {}

# expect: pass remote
resource "ibm_is_security_group_rule" "clinic" {
  group     = "g"
  direction = "inbound"
  remote    = "203.0.113.0/28"
  tcp {
    port_min = 5432
    port_max = 5432
  }
}

# expect: fail remote
resource "ibm_is_security_group_rule" "anyone" {
  group     = "g"
  direction = "inbound"
  remote    = "0.0.0.0/0"
  tcp {
    port_min = 5432
    port_max = 5432
  }
}

# expect: unknown remote
resource "ibm_is_security_group_rule" "not_given" {
  group     = "g"
  direction = "inbound"
  remote    = var.given
  tcp {
    port_min = 5432
    port_max = 5432
  }
}

# expect: fail remote
resource "ibm_is_security_group_rule" "by_default" {
  group     = "g"
  direction = "inbound"
  tcp {
    port_min = 5432
    port_max = 5432
  }
}
