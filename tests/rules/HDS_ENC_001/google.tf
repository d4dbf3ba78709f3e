# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_sql_database_instance" "records" {
  name             = "x"
  database_version = "POSTGRES_16"
}

# expect: pass
resource "google_bigquery_dataset" "warehouse" {
  dataset_id = "warehouse"
}

# expect: pass
resource "google_healthcare_dataset" "fhir" {
  name     = "x"
  location = "europe-west9"
}
