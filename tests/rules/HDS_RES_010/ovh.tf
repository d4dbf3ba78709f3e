variable "place" {
  type = string
}

# expect: pass replication.rules.destination.region
resource "ovh_cloud_project_storage" "near" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "near"
  replication = {
    rules = [{
      id     = "near"
      status = "enabled"
      destination = {
        name   = "copy"
        region = "SBG"
      }
    }]
  }
}

# expect: fail replication.rules.destination.region
resource "ovh_cloud_project_storage" "far" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "far"
  replication = {
    rules = [{
      id     = "far"
      status = "enabled"
      destination = {
        name   = "copy"
        region = "CA-EAST-TOR"
      }
    }]
  }
}

# expect: unknown replication.rules.destination.region
resource "ovh_cloud_project_storage" "later" {
  service_name = "clinic"
  region_name  = "GRA"
  name         = "later"
  replication = {
    rules = [{
      id     = "later"
      status = "enabled"
      destination = {
        name   = "copy"
        region = var.place
      }
    }]
  }
}
