# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_logging_project_bucket_config" "logs" {
  project   = "p"
  location  = "europe-west9"
  bucket_id = "logs"
}
