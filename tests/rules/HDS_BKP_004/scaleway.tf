variable "on" {
  type = bool
}

# expect: pass versioning.enabled
resource "scaleway_object_bucket" "records" {
  name = "clinic-records"
  versioning {
    enabled = true
  }
}

# expect: fail versioning.enabled
resource "scaleway_object_bucket" "silent" {
  name = "clinic-silent"
}

# expect: unknown versioning.enabled
resource "scaleway_object_bucket" "later" {
  name = "clinic-later"
  versioning {
    enabled = var.on
  }
}
