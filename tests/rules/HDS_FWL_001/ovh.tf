variable "given" {}

# expect: pass source
resource "ovh_ip_firewall_rule" "clinic" {
  ip               = "198.51.100.7/32"
  ip_on_firewall   = "198.51.100.7"
  sequence         = 0
  protocol         = "tcp"
  action           = "permit"
  destination_port = 22
  source           = "203.0.113.0/28"
}

# expect: fail source
resource "ovh_ip_firewall_rule" "anyone" {
  ip               = "198.51.100.7/32"
  ip_on_firewall   = "198.51.100.7"
  sequence         = 0
  protocol         = "tcp"
  action           = "permit"
  destination_port = 22
}

# expect: unknown source
resource "ovh_ip_firewall_rule" "not_given" {
  ip               = "198.51.100.7/32"
  ip_on_firewall   = "198.51.100.7"
  sequence         = 0
  protocol         = "tcp"
  action           = "permit"
  destination_port = 22
  source           = var.given
}

# Denied, or answers only: no results.
resource "ovh_ip_firewall_rule" "denied" {
  ip               = "198.51.100.7/32"
  ip_on_firewall   = "198.51.100.7"
  sequence         = 0
  protocol         = "tcp"
  action           = "deny"
  destination_port = 22
}

resource "ovh_ip_firewall_rule" "answers" {
  ip               = "198.51.100.7/32"
  ip_on_firewall   = "198.51.100.7"
  sequence         = 0
  protocol         = "tcp"
  action           = "permit"
  destination_port = 22
  tcp_option       = "established"
}

# expect: fail rule.remote_ip_prefix
resource "ovh_cloud_security_group" "open" {
  service_name = "project"
  region       = "GRA11"
  name         = "open"
  rule = [
    {
      direction        = "INGRESS"
      ethernet_type    = "IPV4"
      protocol         = "TCP"
      port_range_min   = 22
      port_range_max   = 22
      remote_ip_prefix = "0.0.0.0/0"
    },
    {
      direction     = "EGRESS"
      ethernet_type = "IPV4"
    },
  ]
}
