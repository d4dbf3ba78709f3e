variable "logging" {
  type = string
}

# expect: pass logging_service
resource "google_container_cluster" "silent" {
  name     = "silent"
  location = "europe-west9"
}

# expect: fail logging_service
resource "google_container_cluster" "off" {
  name            = "off"
  location        = "europe-west9"
  logging_service = "none"
}

# expect: fail logging_config.enable_components
resource "google_container_cluster" "nothing" {
  name     = "nothing"
  location = "europe-west9"
  logging_config {
    enable_components = []
  }
}

# expect: unknown logging_service
resource "google_container_cluster" "given" {
  name            = "given"
  location        = "europe-west9"
  logging_service = var.logging
}
