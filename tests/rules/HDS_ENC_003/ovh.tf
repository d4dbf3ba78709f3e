variable "given" {}

# expect: pass encryption.sse_algorithm
resource "ovh_cloud_project_storage" "encrypted" {
  service_name = "project"
  region_name  = "GRA"
  name         = "documents"
  encryption = {
    sse_algorithm = "AES256"
  }
}

# expect: fail encryption.sse_algorithm
resource "ovh_cloud_project_storage" "clear_by_default" {
  service_name = "project"
  region_name  = "GRA"
  name         = "documents"
}

# expect: unknown encryption.sse_algorithm
resource "ovh_cloud_project_storage" "not_given" {
  service_name = "project"
  region_name  = "GRA"
  name         = "documents"
  encryption = {
    sse_algorithm = var.given
  }
}
