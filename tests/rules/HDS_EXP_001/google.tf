variable "given" {}

# expect: pass public_access_prevention
resource "google_storage_bucket" "prevented" {
  name                     = "x"
  location                 = "europe-west9"
  public_access_prevention = "enforced"
}

# expect: fail member
resource "google_storage_bucket_iam_member" "anyone" {
  bucket = "b"
  role   = "roles/viewer"
  member = "allUsers"
}

# expect: pass members
resource "google_storage_bucket_iam_binding" "clinic" {
  bucket  = "b"
  role    = "roles/viewer"
  members = ["group:care@clinic.example"]
}

# expect: unknown member
resource "google_storage_bucket_iam_member" "not_given" {
  bucket = "b"
  role   = "roles/viewer"
  member = var.given
}

# expect: fail role_entity
resource "google_storage_bucket_acl" "published" {
  bucket      = "b"
  role_entity = ["OWNER:user-admin@clinic.example", "READER:allUsers"]
}

# expect: fail predefined_acl
resource "google_storage_bucket_acl" "predefined" {
  bucket         = "b"
  predefined_acl = "publicRead"
}

data "google_iam_policy" "anyone" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["allAuthenticatedUsers"]
  }
}

# expect: fail binding.members
resource "google_storage_bucket_iam_policy" "anyone" {
  bucket      = "b"
  policy_data = data.google_iam_policy.anyone.policy_data
}

resource "google_logging_organization_sink" "audit" {
  name        = "audit"
  org_id      = "1"
  destination = "storage.googleapis.com/audit"
}

# Whose identity it is shows at apply; that it is a machine's is sure.
# expect: pass member
resource "google_storage_bucket_iam_member" "sink" {
  bucket = "b"
  role   = "roles/storage.objectCreator"
  member = google_logging_organization_sink.audit.writer_identity
}
