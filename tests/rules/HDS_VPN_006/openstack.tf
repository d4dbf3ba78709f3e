# never unknown: a key that is not known is not written in the code

variable "given" {}

# expect: pass
resource "openstack_vpnaas_site_connection_v2" "given" {
  psk           = var.given
  vpnservice_id = "v"
}

# expect: fail psk
resource "openstack_vpnaas_site_connection_v2" "in_clear" {
  psk           = "not-so-secret"
  vpnservice_id = "v"
}
