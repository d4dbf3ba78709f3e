# Reports and images of patients, replicated to another region.
module "documents" {
  source = "./modules/documents"

  providers = {
    aws         = aws
    aws.replica = aws.disaster_recovery
  }

  name = "portal-documents-${var.environment}"
}

# The long-term archive, in a project where the health-data option was not ordered.
resource "ovh_cloud_project" "archive" {
  ovh_subsidiary = "FR"
  description    = "Archive of patients' documents"

  plan {
    duration     = "P1M"
    plan_code    = "project.2018"
    pricing_mode = "default"
  }
}

resource "ovh_cloud_project_storage" "archive" {
  service_name = ovh_cloud_project.archive.project_id
  region_name  = "UK"
  name         = "portal-archive"
}
