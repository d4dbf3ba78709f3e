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
resource "google_folder_iam_binding" "every_service_account" {
  folder  = "folders/123"
  role    = "roles/iam.serviceAccountTokenCreator"
  members = ["group:operators@clinic.example"]
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
  role    = "roles/iam.serviceAccountUser"
  member  = "group:operators@clinic.example"
  condition {
    title      = "until June"
    expression = "request.time < timestamp('2027-06-01T00:00:00Z')"
  }
}
