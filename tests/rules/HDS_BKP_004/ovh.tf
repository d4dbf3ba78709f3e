variable "on" {
  type = string
}

# expect: pass versioning.status
resource "ovh_cloud_project_storage" "records" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "records"
  versioning = {
    status = "enabled"
  }
}

# expect: fail versioning.status
resource "ovh_cloud_project_storage" "silent" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "silent"
}

# expect: unknown versioning.status
resource "ovh_cloud_project_storage" "later" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "later"
  versioning = {
    status = var.on
  }
}
