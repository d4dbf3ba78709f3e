# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_storage_bucket" "documents" {
  name     = "x"
  location = "europe-west9"
}
