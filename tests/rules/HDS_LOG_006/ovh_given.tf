variable "id" {
  type = string
}

# expect: unknown
resource "ovh_cloud_project_database" "perhaps" {
  service_name = "p"
  engine       = "postgresql"
}

resource "ovh_cloud_project_database_log_subscription" "given" {
  service_name = "p"
  engine       = "postgresql"
  cluster_id   = var.id
  stream_id    = "s"
}
