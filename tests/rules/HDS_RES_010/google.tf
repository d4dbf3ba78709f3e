variable "place" {
  type = string
}

# expect: pass custom_placement_config.data_locations
resource "google_storage_bucket" "near" {
  name     = "near"
  location = "EU"
  custom_placement_config {
    data_locations = ["EUROPE-WEST9", "EUROPE-WEST4"]
  }
}

# expect: fail config
resource "google_spanner_instance" "far" {
  name         = "far"
  config       = "nam-eur-asia1"
  display_name = "far"
}

# expect: unknown config
resource "google_spanner_instance" "later" {
  name         = "later"
  config       = var.place
  display_name = "later"
}
