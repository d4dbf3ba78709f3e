variable "macsec" {}

# expect: pass macsec_enabled
resource "google_compute_interconnect" "good" {
  name                 = "hospital"
  customer_name        = "hospital"
  interconnect_type    = "DEDICATED"
  link_type            = "LINK_TYPE_ETHERNET_100G_LR"
  location             = "https://www.googleapis.com/compute/v1/projects/hospital/global/interconnectLocations/par-zone1-16"
  requested_link_count = 1
  macsec_enabled       = true
}

# expect: fail macsec_enabled
resource "google_compute_interconnect" "bad" {
  name                 = "hospital"
  customer_name        = "hospital"
  interconnect_type    = "DEDICATED"
  link_type            = "LINK_TYPE_ETHERNET_100G_LR"
  location             = "https://www.googleapis.com/compute/v1/projects/hospital/global/interconnectLocations/par-zone1-16"
  requested_link_count = 1
}

# expect: unknown macsec_enabled
resource "google_compute_interconnect" "not_given" {
  name                 = "hospital"
  customer_name        = "hospital"
  interconnect_type    = "DEDICATED"
  link_type            = "LINK_TYPE_ETHERNET_100G_LR"
  location             = "https://www.googleapis.com/compute/v1/projects/hospital/global/interconnectLocations/par-zone1-16"
  requested_link_count = 1
  macsec_enabled       = var.macsec
}
