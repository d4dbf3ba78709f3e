variable "id" {
  type = string
}

# expect: unknown
resource "ovh_cloud_project_loadbalancer" "perhaps" {
  service_name = "p"
  region_name  = "GRA9"
}

resource "ovh_cloud_project_region_loadbalancer_log_subscription" "given" {
  service_name    = "p"
  region_name     = "GRA9"
  loadbalancer_id = var.id
  stream_id       = "s"
}
