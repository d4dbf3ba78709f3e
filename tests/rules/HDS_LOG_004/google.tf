variable "given" {}

# expect: pass retention_days
resource "google_logging_project_bucket_config" "year" {
  project        = "p"
  location       = "europe-west9"
  bucket_id      = "logs"
  retention_days = 400
}

# expect: fail retention_days
resource "google_logging_project_bucket_config" "by_default" {
  project   = "p"
  location  = "europe-west9"
  bucket_id = "logs"
}

# expect: unknown retention_days
resource "google_logging_project_bucket_config" "not_given" {
  project        = "p"
  location       = "europe-west9"
  bucket_id      = "logs"
  retention_days = var.given
}

# expect: pass
resource "google_logging_project_bucket_config" "required" {
  project   = "p"
  location  = "europe-west9"
  bucket_id = "_Required"
}
