variable "given" {}

# expect: pass source
resource "oci_core_network_security_group_security_rule" "clinic" {
  network_security_group_id = "g"
  direction                 = "INGRESS"
  protocol                  = "6"
  source                    = "203.0.113.0/28"
  tcp_options {
    destination_port_range {
      min = 5432
      max = 5432
    }
  }
}

# expect: fail source
resource "oci_core_network_security_group_security_rule" "anyone" {
  network_security_group_id = "g"
  direction                 = "INGRESS"
  protocol                  = "6"
  source                    = "0.0.0.0/0"
  tcp_options {
    destination_port_range {
      min = 5432
      max = 5432
    }
  }
}

# expect: unknown source
resource "oci_core_network_security_group_security_rule" "not_given" {
  network_security_group_id = "g"
  direction                 = "INGRESS"
  protocol                  = "6"
  source                    = var.given
  tcp_options {
    destination_port_range {
      min = 5432
      max = 5432
    }
  }
}

# expect: fail ingress_security_rules.source
resource "oci_core_security_list" "inline" {
  compartment_id = "c"
  vcn_id         = "v"
  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"
    tcp_options {
      min = 5432
      max = 5432
    }
  }
}
