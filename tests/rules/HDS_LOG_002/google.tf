variable "given" {}

# expect: pass audit_log_config
resource "google_project_iam_audit_config" "all" {
  project = "p"
  service = "allServices"
  audit_log_config {
    log_type = "ADMIN_READ"
  }
  audit_log_config {
    log_type = "DATA_READ"
  }
  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

# expect: fail audit_log_config
resource "google_project_iam_audit_config" "no_reads" {
  project = "p"
  service = "allServices"
  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

# expect: unknown audit_log_config
resource "google_project_iam_audit_config" "not_given" {
  project = "p"
  service = "allServices"
  dynamic "audit_log_config" {
    for_each = var.given
    content {
      log_type = audit_log_config.value
    }
  }
}

# Nothing here asks for records of its data; its folder or its organisation may.
# expect: unknown
resource "google_project" "alone" {
  name       = "alone"
  project_id = "alone"
}

resource "google_project" "recorded" {
  name       = "recorded"
  project_id = "recorded"
}

# expect: pass audit_log_config
resource "google_project_iam_audit_config" "recorded" {
  project = google_project.recorded.project_id
  service = "allServices"
  audit_log_config {
    log_type = "DATA_READ"
  }
  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
