# never fail, unknown: backups come with every plan

# expect: pass plan
resource "ovh_cloud_project_database" "business" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
}
