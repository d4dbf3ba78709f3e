variable "given" {}

# expect: pass type
resource "ovh_cloud_project_volume" "luks" {
  service_name = "project"
  region_name  = "GRA11"
  size         = 100
  type         = "high-speed-gen2-luks"
}

# expect: fail type
resource "ovh_cloud_project_volume" "clear" {
  service_name = "project"
  region_name  = "GRA11"
  size         = 100
  type         = "high-speed-gen2"
}

# expect: unknown type
resource "ovh_cloud_project_volume" "not_given" {
  service_name = "project"
  region_name  = "GRA11"
  size         = 100
  type         = var.given
}

# expect: pass encryption.encrypted
resource "ovh_cloud_project_volume" "switched_on" {
  service_name = "project"
  region_name  = "EU-WEST-PAR"
  size         = 100
  type         = "high-speed-gen2"
  encryption = {
    encrypted = true
  }
}

# expect: fail type
resource "ovh_cloud_project_volume" "switched_off" {
  service_name = "project"
  region_name  = "EU-WEST-PAR"
  size         = 100
  type         = "high-speed-gen2"
  encryption = {
    encrypted = false
  }
}
