# never pass, unknown: a service account key lives until it is deleted

# expect: fail
resource "google_service_account_key" "exporter" {
  service_account_id = "exporter"
}

# expect: fail master_auth.client_certificate_config.issue_client_certificate
resource "google_container_cluster" "certificate" {
  name     = "records"
  location = "europe-west9"
  master_auth {
    client_certificate_config {
      issue_client_certificate = true
    }
  }
}

# expect: pass master_auth.client_certificate_config.issue_client_certificate
resource "google_container_cluster" "no_certificate" {
  name     = "records"
  location = "europe-west9"
  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }
}
