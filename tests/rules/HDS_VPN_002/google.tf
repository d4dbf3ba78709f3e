variable "given" {}

# expect: pass cipher_suite.phase1.encryption
resource "google_compute_vpn_tunnel" "strong" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
  cipher_suite {
    phase1 {
      encryption = ["AES-GCM-16-256"]
      integrity  = ["SHA2-256-128"]
      prf        = ["PRF-HMAC-SHA2-256"]
      dh         = ["Group-19"]
    }
    phase2 {
      encryption = ["AES-CBC-256"]
      integrity  = ["SHA2-256-128"]
      pfs        = ["Group-19"]
    }
  }
}

# expect: fail cipher_suite.phase1.encryption
resource "google_compute_vpn_tunnel" "weak" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
  cipher_suite {
    phase1 {
      encryption = ["3DES-CBC", "AES-CBC-128"]
      integrity  = ["SHA2-256-128"]
      prf        = ["PRF-HMAC-SHA2-256"]
      dh         = ["Group-19"]
    }
    phase2 {
      encryption = ["AES-CBC-256"]
      integrity  = ["SHA2-256-128"]
      pfs        = ["Group-19"]
    }
  }
}

# expect: pass cipher_suite
resource "google_compute_vpn_tunnel" "by_default" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
}

# expect: unknown cipher_suite.phase1.encryption
resource "google_compute_vpn_tunnel" "not_given" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
  cipher_suite {
    phase1 {
      encryption = var.given
      integrity  = ["SHA2-256-128"]
      prf        = ["PRF-HMAC-SHA2-256"]
      dh         = ["Group-19"]
    }
    phase2 {
      encryption = ["AES-CBC-256"]
      integrity  = ["SHA2-256-128"]
      pfs        = ["Group-19"]
    }
  }
}
