variable "given" {}

# expect: pass member
resource "google_kms_crypto_key_iam_member" "clinic" {
  crypto_key_id = "k"
  role          = "roles/viewer"
  member        = "group:care@clinic.example"
}

# expect: fail member
resource "google_kms_crypto_key_iam_member" "anyone" {
  crypto_key_id = "k"
  role          = "roles/viewer"
  member        = "allUsers"
}

# expect: unknown member
resource "google_kms_crypto_key_iam_member" "not_given" {
  crypto_key_id = "k"
  role          = "roles/viewer"
  member        = var.given
}
