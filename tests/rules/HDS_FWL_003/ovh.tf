variable "given" {}

# expect: pass source
resource "ovh_ip_firewall_rule" "clinic" {
  ip             = "198.51.100.7/32"
  ip_on_firewall = "198.51.100.7"
  sequence       = 0
  protocol       = "tcp"
  action         = "permit"
  source         = "203.0.113.0/28"
}

# expect: fail source
resource "ovh_ip_firewall_rule" "anyone" {
  ip             = "198.51.100.7/32"
  ip_on_firewall = "198.51.100.7"
  sequence       = 0
  protocol       = "tcp"
  action         = "permit"
  source         = "0.0.0.0/0"
}

# expect: unknown source
resource "ovh_ip_firewall_rule" "not_given" {
  ip             = "198.51.100.7/32"
  ip_on_firewall = "198.51.100.7"
  sequence       = 0
  protocol       = "tcp"
  action         = "permit"
  source         = var.given
}
