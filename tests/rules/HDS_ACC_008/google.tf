variable "member" {}

# expect: pass member
resource "google_project_iam_member" "group" {
  project = "clinic"
  role    = "roles/viewer"
  member  = "group:doctors@clinic.example"
}

# expect: fail member
resource "google_project_iam_member" "person" {
  project = "clinic"
  role    = "roles/viewer"
  member  = "user:camille@clinic.example"
}

# expect: fail members
resource "google_folder_iam_binding" "people" {
  folder  = "folders/1"
  role    = "roles/viewer"
  members = ["group:doctors@clinic.example", "user:camille@clinic.example"]
}

# expect: unknown member
resource "google_project_iam_member" "given" {
  project = "clinic"
  role    = "roles/viewer"
  member  = var.member
}
