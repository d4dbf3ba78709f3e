# expect: pass plan
resource "ovh_cloud_project_database" "business" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
}

# expect: fail plan
resource "ovh_cloud_project_database" "essential" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "b3-8"
}

variable "plan" {}

# expect: unknown plan
resource "ovh_cloud_project_database" "chosen_later" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = var.plan
  flavor       = "b3-8"
}

# A later plan, whose retention is not documented: no result.
resource "ovh_cloud_project_database" "production" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "production"
  flavor       = "b3-8"
}
