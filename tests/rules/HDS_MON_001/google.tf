variable "given" {}

# expect: pass log_config
resource "google_compute_subnetwork" "logged" {
  name          = "x"
  network       = "n"
  ip_cidr_range = "10.0.0.0/16"
  log_config {
    flow_sampling = 0.5
  }
}

# expect: fail log_config
resource "google_compute_subnetwork" "silent" {
  name          = "x"
  network       = "n"
  ip_cidr_range = "10.0.0.0/16"
}

# expect: unknown log_config
resource "google_compute_subnetwork" "not_given" {
  name          = "x"
  network       = "n"
  ip_cidr_range = "10.0.0.0/16"
  dynamic "log_config" {
    for_each = var.given
    content {}
  }
}

# Proxies of the platform: no result.
resource "google_compute_subnetwork" "proxies" {
  name          = "x"
  network       = "n"
  ip_cidr_range = "10.1.0.0/16"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
