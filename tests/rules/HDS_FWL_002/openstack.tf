variable "given" {}

# expect: pass remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "clinic" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_ip_prefix  = "203.0.113.0/28"
  security_group_id = "g"
}

# expect: fail remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "anyone" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_ip_prefix  = "0.0.0.0/0"
  security_group_id = "g"
}

# expect: fail remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "by_default" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  security_group_id = "g"
}

# expect: unknown remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "not_given" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_ip_prefix  = var.given
  security_group_id = "g"
}

# expect: pass remote_group_id
resource "openstack_networking_secgroup_rule_v2" "members" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_group_id   = "g"
  security_group_id = "g"
}

# Outbound: no result.
resource "openstack_networking_secgroup_rule_v2" "out" {
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_ip_prefix  = "0.0.0.0/0"
  security_group_id = "g"
}
