variable "role" {
  type = string
}

# expect: pass role
resource "google_project_iam_member" "one_task" {
  project = "records"
  role    = "roles/logging.logWriter"
  member  = "serviceAccount:jobs@records.iam.gserviceaccount.com"
}

# expect: fail role
resource "google_project_iam_member" "editor" {
  project = "records"
  role    = "roles/editor"
  member  = "serviceAccount:jobs@records.iam.gserviceaccount.com"
}

# expect: unknown role
resource "google_project_iam_member" "not_given" {
  project = "records"
  role    = var.role
  member  = "serviceAccount:jobs@records.iam.gserviceaccount.com"
}

# expect: pass role
resource "google_project_iam_member" "for_a_time" {
  project = "records"
  role    = "roles/editor"
  member  = "group:operators@clinic.example"
  condition {
    title      = "until June"
    expression = "request.time < timestamp('2027-06-01T00:00:00Z')"
  }
}
