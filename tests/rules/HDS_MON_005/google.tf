variable "monitoring" {
  type = string
}

# expect: pass monitoring_service
resource "google_container_cluster" "silent" {
  name     = "silent"
  location = "europe-west9"
}

# expect: fail monitoring_service
resource "google_container_cluster" "off" {
  name               = "off"
  location           = "europe-west9"
  monitoring_service = "none"
}

# expect: unknown monitoring_service
resource "google_container_cluster" "given" {
  name               = "given"
  location           = "europe-west9"
  monitoring_service = var.monitoring
}
