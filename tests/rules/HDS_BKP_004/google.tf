variable "on" {
  type = bool
}

# expect: pass versioning.enabled
resource "google_storage_bucket" "records" {
  name     = "clinic-records"
  location = "europe-west9"
  versioning {
    enabled = true
  }
}

# expect: fail versioning.enabled
resource "google_storage_bucket" "silent" {
  name     = "clinic-silent"
  location = "europe-west9"
}

# expect: unknown versioning.enabled
resource "google_storage_bucket" "later" {
  name     = "clinic-later"
  location = "europe-west9"
  versioning {
    enabled = var.on
  }
}
