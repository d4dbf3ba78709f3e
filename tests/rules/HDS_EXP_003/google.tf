variable "given" {}

# expect: pass member
resource "google_compute_image_iam_member" "clinic" {
  image  = "i"
  role   = "roles/viewer"
  member = "group:care@clinic.example"
}

# expect: fail member
resource "google_compute_image_iam_member" "anyone" {
  image  = "i"
  role   = "roles/viewer"
  member = "allAuthenticatedUsers"
}

# expect: unknown member
resource "google_compute_image_iam_member" "not_given" {
  image  = "i"
  role   = "roles/viewer"
  member = var.given
}
