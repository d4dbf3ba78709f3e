variable "given" {}

# expect: pass member
resource "google_pubsub_topic_iam_member" "clinic" {
  topic  = "t"
  role   = "roles/viewer"
  member = "group:care@clinic.example"
}

# expect: fail member
resource "google_pubsub_topic_iam_member" "anyone" {
  topic  = "t"
  role   = "roles/viewer"
  member = "allUsers"
}

# expect: unknown member
resource "google_pubsub_topic_iam_member" "not_given" {
  topic  = "t"
  role   = "roles/viewer"
  member = var.given
}

# expect: fail members
resource "google_project_iam_binding" "anyone" {
  project = "p"
  role    = "roles/viewer"
  members = ["allAuthenticatedUsers"]
}
