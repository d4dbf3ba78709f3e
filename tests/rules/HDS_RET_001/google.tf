variable "days" {
  type = number
}

# expect: pass lifecycle_rule.condition.age
resource "google_storage_bucket" "records" {
  name     = "clinic-records"
  location = "EUROPE-WEST9"
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = 7300
    }
  }
}

# expect: pass
resource "google_storage_bucket" "former_versions_only" {
  name     = "clinic-versions"
  location = "EUROPE-WEST9"
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age                = 30
      num_newer_versions = 3
    }
  }
}

# expect: fail lifecycle_rule.condition.age
resource "google_storage_bucket" "scans" {
  name     = "clinic-scans"
  location = "EUROPE-WEST9"
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = 365
    }
  }
}

# expect: unknown lifecycle_rule.condition.age
resource "google_storage_bucket" "later" {
  name     = "clinic-later"
  location = "EUROPE-WEST9"
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = var.days
    }
  }
}
