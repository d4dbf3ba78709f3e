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

# expect: fail enable_logging
resource "google_dialogflow_agent" "silent" {
  display_name   = "appointments"
  enable_logging = false
}

# expect: pass enable_stackdriver_logging
resource "google_dialogflow_cx_agent" "logged" {
  display_name               = "appointments"
  enable_stackdriver_logging = true
}

# expect: fail enable_stackdriver_logging
resource "google_dialogflow_cx_webhook" "silent" {
  display_name = "appointments"
}
