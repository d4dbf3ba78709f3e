variable "given" {}

# expect: pass ike_version
resource "google_compute_vpn_tunnel" "by_default" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
}

# expect: fail ike_version
resource "google_compute_vpn_tunnel" "first" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
  ike_version = 1
}

# expect: unknown ike_version
resource "google_compute_vpn_tunnel" "not_given" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
  ike_version = var.given
}
