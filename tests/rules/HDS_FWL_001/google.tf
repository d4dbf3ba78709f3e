variable "given" {}

# expect: pass source_ranges
resource "google_compute_firewall" "office" {
  name          = "x"
  network       = "n"
  source_ranges = ["203.0.113.0/28"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# expect: fail source_ranges
resource "google_compute_firewall" "anyone" {
  name          = "x"
  network       = "n"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
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
    ports    = ["22"]
  }
}

# expect: pass source_ranges
resource "google_compute_firewall" "tagged" {
  name        = "x"
  network     = "n"
  source_tags = ["bastion"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
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
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "out" {
  name      = "x"
  network   = "n"
  direction = "EGRESS"
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "denied" {
  name          = "x"
  network       = "of_what_is_denied"
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# expect: pass source_ranges
resource "google_compute_firewall" "from_one_address" {
  name    = "x"
  network = "n"
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
  source_ranges = ["${var.given}/32"]
}

# -- what a rule of a higher priority refuses --------------------------------------------------------------------------

resource "google_compute_network" "guarded" {
  name = "guarded"
}

resource "google_compute_firewall" "no_administration" {
  name          = "no-administration"
  network       = google_compute_network.guarded.name
  source_ranges = ["0.0.0.0/0"]
  priority      = 10
  deny {
    protocol = "tcp"
    ports    = ["22", "3389"]
  }
}

# expect: pass allow.ports
resource "google_compute_firewall" "shadowed" {
  name          = "shadowed"
  network       = google_compute_network.guarded.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22", "443"]
  }
}

# expect: fail source_ranges
resource "google_compute_firewall" "asked_first" {
  name          = "asked-first"
  network       = google_compute_network.guarded.name
  source_ranges = ["0.0.0.0/0"]
  priority      = 5
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# expect: fail source_ranges
resource "google_compute_firewall" "in_another_network" {
  name          = "elsewhere"
  network       = "default"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# expect: fail auto_create_network
resource "google_project" "with_default_network" {
  name       = "records"
  project_id = "records"
}

# expect: pass auto_create_network
resource "google_project" "without" {
  name                = "records"
  project_id          = "records"
  auto_create_network = false
}
