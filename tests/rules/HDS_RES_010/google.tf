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

# expect: fail custom_placement_config.data_locations
resource "google_storage_bucket" "far" {
  name     = "far"
  location = "EU"
  custom_placement_config {
    data_locations = ["EUROPE-WEST9", "EUROPE-WEST2"]
  }
}

# expect: unknown custom_placement_config.data_locations
resource "google_storage_bucket" "later" {
  name     = "later"
  location = "EU"
  custom_placement_config {
    data_locations = [var.place]
  }
}
