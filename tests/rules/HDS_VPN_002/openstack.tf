variable "given" {}

# expect: pass encryption_algorithm
resource "openstack_vpnaas_ike_policy_v2" "strong" {
  name                 = "ike"
  encryption_algorithm = "aes-256"
}

# expect: fail encryption_algorithm
resource "openstack_vpnaas_ike_policy_v2" "weak" {
  name                 = "ike"
  encryption_algorithm = "3des"
}

# expect: unknown encryption_algorithm
resource "openstack_vpnaas_ike_policy_v2" "not_given" {
  name                 = "ike"
  encryption_algorithm = var.given
}

# expect: fail transform_protocol
resource "openstack_vpnaas_ipsec_policy_v2" "header_only" {
  name               = "esp"
  transform_protocol = "ah"
}
