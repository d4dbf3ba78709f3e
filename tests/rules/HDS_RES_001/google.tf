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
