# expect: fail
resource "ovh_cloud_project_loadbalancer" "silent" {
  service_name = "p"
  region_name  = "GRA9"
}
