# never pass, unknown: a service account key lives until it is deleted

# expect: fail
resource "google_service_account_key" "exporter" {
  service_account_id = "exporter"
}
