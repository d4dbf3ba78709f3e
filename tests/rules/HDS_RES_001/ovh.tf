provider "ovh" {
  endpoint = "ovh-eu"
}

variable "region" {
  type = string
}

# expect: pass region_name
resource "ovh_cloud_project_storage" "records" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "records"
}

# expect: fail region_name
resource "ovh_cloud_project_volume" "scans" {
  service_name = "clinic"
  region_name  = "BHS5"
  name         = "scans"
  size         = 100
  type         = "classic"
}

# expect: unknown region_name
resource "ovh_cloud_project_volume" "later" {
  service_name = "clinic"
  region_name  = var.region
  name         = "later"
  size         = 100
  type         = "classic"
}
