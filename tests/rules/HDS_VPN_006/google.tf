# never unknown: a key that is not known is not written in the code

variable "given" {}

# expect: pass
resource "google_compute_vpn_tunnel" "given" {
  name          = "x"
  peer_ip       = "203.0.113.9"
  vpn_gateway   = "g"
  shared_secret = var.given
}

# expect: fail shared_secret
resource "google_compute_vpn_tunnel" "in_clear" {
  name          = "x"
  peer_ip       = "203.0.113.9"
  vpn_gateway   = "g"
  shared_secret = "not-so-secret"
}
