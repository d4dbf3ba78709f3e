# expect: pass cluster_id
resource "ovh_cloud_project_database" "logged" {
  service_name = "p"
  engine       = "postgresql"
}

resource "ovh_cloud_project_database_log_subscription" "records" {
  service_name = "p"
  engine       = "postgresql"
  cluster_id   = ovh_cloud_project_database.logged.id
  stream_id    = "s"
}

# expect: fail
resource "ovh_cloud_project_database" "silent" {
  service_name = "p"
  engine       = "postgresql"
}
