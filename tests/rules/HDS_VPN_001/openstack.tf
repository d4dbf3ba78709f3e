variable "given" {}

# expect: pass ike_version
resource "openstack_vpnaas_ike_policy_v2" "second" {
  name        = "ike"
  ike_version = "v2"
}

# expect: fail ike_version
resource "openstack_vpnaas_ike_policy_v2" "by_default" {
  name = "ike"
}

# expect: unknown ike_version
resource "openstack_vpnaas_ike_policy_v2" "not_given" {
  name        = "ike"
  ike_version = var.given
}
