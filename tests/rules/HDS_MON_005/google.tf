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

# expect: fail enable_stackdriver_monitoring
resource "google_data_fusion_instance" "unmeasured" {
  name   = "imports"
  region = "europe-west9"
}

# expect: pass enable_stackdriver_monitoring
resource "google_data_fusion_instance" "measured" {
  name                          = "imports"
  region                        = "europe-west9"
  enable_stackdriver_monitoring = true
}
