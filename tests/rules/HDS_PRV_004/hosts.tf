provider "scalingo" {
  region = "osc-fr1"
}

variable "hds" {
  type = bool
}

# expect: pass hds_resource
resource "scalingo_app" "records" {
  name         = "records"
  hds_resource = true
}

# expect: fail hds_resource
resource "scalingo_app" "portal" {
  name = "portal"
}

# expect: unknown hds_resource
resource "scalingo_app" "later" {
  name         = "later"
  hds_resource = var.hds
}

# expect: pass plan_option.plan_code
resource "ovh_cloud_project" "clinic" {
  ovh_subsidiary = "FR"
  plan_option {
    duration     = "P1M"
    plan_code    = "certification.hds.2018"
    pricing_mode = "default"
  }
}

# expect: fail plan_option
resource "ovh_cloud_project" "lab" {
  ovh_subsidiary = "FR"
}
