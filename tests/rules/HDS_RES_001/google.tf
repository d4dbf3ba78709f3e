provider "google" {
  project = "clinic"
  region  = "europe-west9"
}

variable "location" {
  type = string
}

# expect: pass location
resource "google_storage_bucket" "records" {
  name     = "clinic-records"
  location = "EUROPE-WEST9"
}

# expect: fail location
resource "google_storage_bucket" "archive" {
  name     = "clinic-archive"
  location = "EUR8"
}

# expect: pass provider.region
resource "google_sql_database_instance" "visits" {
  name             = "visits"
  database_version = "POSTGRES_16"
}

# expect: unknown location
resource "google_storage_bucket" "later" {
  name     = "clinic-later"
  location = var.location
}

# Without a location a dataset is in the United States, wherever the provider is.
# expect: fail location
resource "google_bigquery_dataset" "silent" {
  dataset_id = "silent"
}

# expect: fail config
resource "google_spanner_instance" "far" {
  name         = "far"
  config       = "nam-eur-asia1"
  display_name = "far"
}
