variable "given" {}

# expect: pass pfs
resource "openstack_vpnaas_ike_policy_v2" "strong" {
  name = "ike"
  pfs  = "group14"
}

# expect: fail pfs
resource "openstack_vpnaas_ipsec_policy_v2" "by_default" {
  name = "esp"
}

# expect: unknown pfs
resource "openstack_vpnaas_ike_policy_v2" "not_given" {
  name = "ike"
  pfs  = var.given
}
