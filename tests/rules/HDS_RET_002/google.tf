variable "days" {
  type = number
}

# expect: pass retention_days
resource "google_logging_project_bucket_config" "a_year" {
  project        = "p"
  location       = "europe-west9"
  bucket_id      = "logs"
  retention_days = 365
}

# expect: fail retention_days
resource "google_logging_project_bucket_config" "ten_years" {
  project        = "p"
  location       = "europe-west9"
  bucket_id      = "logs"
  retention_days = 3650
}

# Google keeps its own audit records 400 days, whatever is asked.
resource "google_logging_project_bucket_config" "required" {
  project   = "p"
  location  = "europe-west9"
  bucket_id = "_Required"
}

# expect: unknown retention_days
resource "google_logging_project_bucket_config" "later" {
  project        = "p"
  location       = "europe-west9"
  bucket_id      = "logs"
  retention_days = var.days
}
