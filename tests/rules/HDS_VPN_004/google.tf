variable "given" {}

# expect: pass cipher_suite.phase1.dh
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

# expect: fail cipher_suite.phase2.pfs
resource "google_compute_vpn_tunnel" "weak" {
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
      pfs        = ["Group-2"]
    }
  }
}

# expect: fail cipher_suite
resource "google_compute_vpn_tunnel" "by_default" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
}

# expect: unknown cipher_suite.phase1.dh
resource "google_compute_vpn_tunnel" "not_given" {
  name        = "x"
  peer_ip     = "203.0.113.9"
  vpn_gateway = "g"
  cipher_suite {
    phase1 {
      encryption = ["AES-GCM-16-256"]
      integrity  = ["SHA2-256-128"]
      prf        = ["PRF-HMAC-SHA2-256"]
      dh         = var.given
    }
    phase2 {
      encryption = ["AES-CBC-256"]
      integrity  = ["SHA2-256-128"]
      pfs        = ["Group-19"]
    }
  }
}
