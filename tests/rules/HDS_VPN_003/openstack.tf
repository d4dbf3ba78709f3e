variable "given" {}

# expect: pass auth_algorithm
resource "openstack_vpnaas_ike_policy_v2" "strong" {
  name           = "ike"
  auth_algorithm = "sha256"
}

# expect: fail auth_algorithm
resource "openstack_vpnaas_ipsec_policy_v2" "weak" {
  name           = "esp"
  auth_algorithm = "sha1"
}

# expect: unknown auth_algorithm
resource "openstack_vpnaas_ike_policy_v2" "not_given" {
  name           = "ike"
  auth_algorithm = var.given
}
