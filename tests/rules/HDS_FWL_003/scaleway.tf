variable "given" {}


# expect: pass
resource "scaleway_instance_security_group" "limited" {
  inbound_default_policy = "drop"
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    ip_range = "10.0.0.0/8"
  }
}

# expect: fail inbound_rule.ip_range
resource "scaleway_instance_security_group" "open" {
  inbound_default_policy = "drop"
  inbound_rule {
    action   = "accept"
    protocol = "ANY"
    ip_range = "0.0.0.0/0"
  }
}

# expect: unknown inbound_rule.ip_range
resource "scaleway_instance_security_group" "not_given" {
  inbound_default_policy = "drop"
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    ip_range = var.given
  }
}
