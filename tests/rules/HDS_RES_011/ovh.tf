variable "place" {
  type = string
}

# expect: pass backup_regions
resource "ovh_cloud_project_database" "near" {
  service_name   = "clinic"
  engine         = "postgresql"
  version        = "16"
  plan           = "business"
  flavor         = "b3-8"
  backup_regions = ["DE", "GRA"]
  nodes {
    region = "GRA"
  }
}

# expect: fail backup_regions
resource "ovh_cloud_project_database" "far" {
  service_name   = "clinic"
  engine         = "postgresql"
  version        = "16"
  plan           = "business"
  flavor         = "b3-8"
  backup_regions = ["UK", "BHS"]
  nodes {
    region = "GRA"
  }
}

# expect: unknown backup_regions
resource "ovh_cloud_project_database" "later" {
  service_name   = "clinic"
  engine         = "postgresql"
  version        = "16"
  plan           = "business"
  flavor         = "b3-8"
  backup_regions = [var.place]
  nodes {
    region = "GRA"
  }
}
