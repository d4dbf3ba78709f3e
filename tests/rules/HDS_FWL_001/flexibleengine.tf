variable "given" {}

# expect: pass remote_ip_prefix
resource "flexibleengine_networking_secgroup_rule_v2" "clinic" {
  security_group_id = "g"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = "203.0.113.0/28"
}

# expect: fail remote_ip_prefix
resource "flexibleengine_networking_secgroup_rule_v2" "anyone" {
  security_group_id = "g"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = "0.0.0.0/0"
}

# expect: unknown remote_ip_prefix
resource "flexibleengine_networking_secgroup_rule_v2" "not_given" {
  security_group_id = "g"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = var.given
}
