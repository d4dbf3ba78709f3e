variable "sink" {}

resource "google_storage_bucket" "paris" {
  name     = "records"
  location = "EUROPE-WEST9"
}

resource "google_storage_bucket" "iowa" {
  name     = "records-copy"
  location = "US-CENTRAL1"
}

# expect: pass location
resource "google_storage_transfer_job" "near" {
  description = "near"
  transfer_spec {
    gcs_data_sink {
      bucket_name = google_storage_bucket.paris.name
    }
  }
}

# expect: fail location
resource "google_storage_transfer_job" "far" {
  description = "far"
  transfer_spec {
    gcs_data_sink {
      bucket_name = google_storage_bucket.iowa.name
    }
  }
}

# expect: fail location
resource "google_dataflow_job" "far" {
  name              = "visits"
  region            = "europe-west9"
  template_gcs_path = "gs://records/templates/visits"
  temp_gcs_location = "gs://records-copy/temporary"
}

# expect: fail location
resource "google_bigquery_connection" "far" {
  location = "aws-us-east-1"
  aws {
    access_role {
      iam_role_id = "arn:aws:iam::123456789012:role/queries"
    }
  }
}

# expect: unknown transfer_spec.gcs_data_sink.bucket_name
resource "google_storage_transfer_job" "given" {
  description = "given"
  transfer_spec {
    gcs_data_sink {
      bucket_name = var.sink
    }
  }
}
