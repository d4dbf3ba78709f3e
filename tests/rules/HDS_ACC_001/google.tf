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

resource "google_project_iam_custom_role" "reader" {
  role_id     = "reader"
  title       = "Reader"
  permissions = ["storage.objects.get"]
}

# expect: pass role
resource "google_project_iam_member" "role_of_ours" {
  project = "p"
  role    = google_project_iam_custom_role.reader.id
  member  = "group:readers@example.fr"
}

# expect: fail enable_legacy_abac
resource "google_container_cluster" "former_rights" {
  name               = "records"
  location           = "europe-west9"
  enable_legacy_abac = true
}

# expect: pass enable_legacy_abac
resource "google_container_cluster" "roles" {
  name               = "records"
  location           = "europe-west9"
  enable_legacy_abac = false
}
