variable "given" {}


# expect: pass
resource "scaleway_instance_security_group" "limited" {
  inbound_default_policy = "drop"
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    port     = 5432
    ip_range = "203.0.113.64/28"
  }
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    port     = 443
    ip_range = "0.0.0.0/0"
  }
  inbound_rule {
    action   = "drop"
    protocol = "TCP"
    port     = 5432
    ip_range = "0.0.0.0/0"
  }
}

# A rule without addresses is for all of them.
# expect: fail inbound_rule.ip_range
resource "scaleway_instance_security_group" "open" {
  inbound_default_policy = "drop"
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    port     = 5432
  }
}

# expect: unknown inbound_rule.ip_range
resource "scaleway_instance_security_group" "not_given" {
  inbound_default_policy = "drop"
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    port     = 5432
    ip_range = var.given
  }
}

resource "scaleway_instance_security_group" "apart" {
  inbound_default_policy = "drop"
  external_rules         = true
}

# expect: fail inbound_rule.ip_range
resource "scaleway_instance_security_group_rules" "apart" {
  security_group_id = scaleway_instance_security_group.apart.id
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    port     = 5432
    ip_range = "0.0.0.0/0"
  }
}
