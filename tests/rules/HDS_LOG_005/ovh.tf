variable "id" {
  type = string
}

# expect: pass loadbalancer_id
resource "ovh_cloud_project_loadbalancer" "logged" {
  service_name = "p"
  region_name  = "GRA9"
}

resource "ovh_cloud_project_region_loadbalancer_log_subscription" "portal" {
  service_name    = "p"
  region_name     = "GRA9"
  loadbalancer_id = ovh_cloud_project_loadbalancer.logged.id
  stream_id       = "s"
}
