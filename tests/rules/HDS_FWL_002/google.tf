variable "given" {}

# expect: pass source_ranges
resource "google_compute_firewall" "office" {
  name          = "x"
  network       = "n"
  source_ranges = ["203.0.113.0/28"]
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

# expect: fail source_ranges
resource "google_compute_firewall" "anyone" {
  name          = "x"
  network       = "n"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

# expect: fail source_ranges
resource "google_compute_firewall" "by_default" {
  name    = "x"
  network = "n"
  allow {
    protocol = "tcp"
    ports    = ["443", "20-6000"]
  }
}

# expect: unknown source_ranges
resource "google_compute_firewall" "not_given" {
  name          = "x"
  network       = "n"
  source_ranges = var.given
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

# expect: pass source_ranges
resource "google_compute_firewall" "tagged" {
  name        = "x"
  network     = "n"
  source_tags = ["bastion"]
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

# expect: pass allow.ports
resource "google_compute_firewall" "https" {
  name          = "x"
  network       = "n"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

# Switched off, outbound and denied: no results.
resource "google_compute_firewall" "off" {
  name          = "x"
  network       = "n"
  source_ranges = ["0.0.0.0/0"]
  disabled      = true
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

resource "google_compute_firewall" "out" {
  name      = "x"
  network   = "n"
  direction = "EGRESS"
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

resource "google_compute_firewall" "denied" {
  name          = "x"
  network       = "of_what_is_denied"
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "tcp"
    ports    = ["5432"]
  }
}
