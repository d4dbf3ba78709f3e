# never fail, unknown: the platform always encrypts

# expect: pass
resource "ovh_cloud_project_database" "records" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
}
