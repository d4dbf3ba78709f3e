variable "given" {}

# expect: pass role
resource "google_project_iam_member" "viewer" {
  project = "p"
  role    = "roles/viewer"
  member  = "user:admin@clinic.example"
}

# expect: fail role
resource "google_project_iam_member" "owner" {
  project = "p"
  role    = "roles/owner"
  member  = "user:admin@clinic.example"
}

# expect: unknown role
resource "google_project_iam_member" "not_given" {
  project = "p"
  role    = var.given
  member  = "user:admin@clinic.example"
}
