# expect: pass audit_log_config
resource "google_storage_bucket" "documents" {
  name     = "clinic-documents"
  location = "EU"
}

resource "google_project_iam_audit_config" "objects" {
  project = "p"
  service = "storage.googleapis.com"
  audit_log_config {
    log_type = "DATA_READ"
  }
  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
