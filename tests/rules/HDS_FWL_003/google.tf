variable "given" {}

# expect: pass source_ranges
resource "google_compute_firewall" "inside" {
  name          = "x"
  network       = "n"
  source_ranges = ["10.0.0.0/8"]
  allow {
    protocol = "all"
  }
}

# expect: fail source_ranges
resource "google_compute_firewall" "anyone" {
  name          = "x"
  network       = "n"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "all"
  }
}

# expect: unknown source_ranges
resource "google_compute_firewall" "not_given" {
  name          = "x"
  network       = "n"
  source_ranges = var.given
  allow {
    protocol = "all"
  }
}

# Carries no ports: no result.
resource "google_compute_firewall" "ping" {
  name          = "x"
  network       = "n"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "icmp"
  }
}

# expect: fail match.src_ip_ranges
resource "google_compute_network_firewall_policy_rule" "anyone" {
  firewall_policy = "p"
  priority        = 100
  action          = "allow"
  direction       = "INGRESS"
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs {
      ip_protocol = "all"
    }
  }
}
