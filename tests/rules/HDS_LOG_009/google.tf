variable "locked" {
  type = bool
}

resource "google_storage_bucket" "locked" {
  name     = "clinic-logs"
  location = "EU"
  retention_policy {
    is_locked        = true
    retention_period = 15552000
  }
}

# expect: pass retention_policy.is_locked
resource "google_logging_project_sink" "locked" {
  name        = "locked"
  destination = "storage.googleapis.com/${google_storage_bucket.locked.name}"
}

resource "google_storage_bucket" "loose" {
  name     = "clinic-logs-two"
  location = "EU"
}

# expect: fail retention_policy.is_locked
resource "google_logging_organization_sink" "loose" {
  name        = "loose"
  org_id      = "1"
  destination = "storage.googleapis.com/${google_storage_bucket.loose.name}"
}

resource "google_storage_bucket" "given" {
  name     = "clinic-logs-three"
  location = "EU"
  retention_policy {
    is_locked        = var.locked
    retention_period = 15552000
  }
}

# expect: unknown retention_policy.is_locked
resource "google_logging_folder_sink" "given" {
  name        = "given"
  folder      = "1"
  destination = "storage.googleapis.com/${google_storage_bucket.given.name}"
}
