variable "given" {}

# expect: pass remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "clinic" {
  direction         = "ingress"
  ethertype         = "IPv4"
  remote_ip_prefix  = "10.0.0.0/8"
  security_group_id = "g"
}

# expect: fail remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "anyone" {
  direction         = "ingress"
  ethertype         = "IPv4"
  remote_ip_prefix  = "0.0.0.0/0"
  security_group_id = "g"
}

# expect: unknown remote_ip_prefix
resource "openstack_networking_secgroup_rule_v2" "not_given" {
  direction         = "ingress"
  ethertype         = "IPv4"
  remote_ip_prefix  = var.given
  security_group_id = "g"
}
