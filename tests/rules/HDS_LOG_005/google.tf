variable "logged" {
  type = bool
}

# expect: pass log_config.enable
resource "google_compute_backend_service" "logged" {
  name = "portal"
  log_config {
    enable = true
  }
}

# expect: fail log_config.enable
resource "google_compute_backend_service" "silent" {
  name = "portal"
}

# expect: unknown log_config.enable
resource "google_compute_backend_service" "given" {
  name = "portal"
  log_config {
    enable = var.logged
  }
}

# Inside the network, flow logs tell who spoke with whom.
resource "google_compute_region_backend_service" "internal" {
  name = "internal"
}
