variable "days" {
  type = number
}

# expect: pass rules.expiration.days
resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "records" {
  service_name   = "0123456789abcdef0123456789abcdef"
  region_name    = "GRA"
  container_name = "records"
  rules = [{
    id         = "twenty-years"
    status     = "enabled"
    expiration = { days = 7300 }
  }]
}

# expect: fail rules.expiration.days
resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "scans" {
  service_name   = "0123456789abcdef0123456789abcdef"
  region_name    = "GRA"
  container_name = "scans"
  rules = [{
    id         = "clean"
    status     = "enabled"
    expiration = { days = 365 }
  }]
}

# expect: unknown rules.expiration.days
resource "ovh_cloud_project_storage_object_bucket_lifecycle_configuration" "later" {
  service_name   = "0123456789abcdef0123456789abcdef"
  region_name    = "GRA"
  container_name = "later"
  rules = [{
    id         = "clean"
    status     = "enabled"
    expiration = { days = var.days }
  }]
}
