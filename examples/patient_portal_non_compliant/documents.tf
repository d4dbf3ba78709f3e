# Reports and images of patients, replicated to another region.
module "documents" {
  source = "./modules/documents"

  providers = {
    aws         = aws
    aws.replica = aws.disaster_recovery
  }

  name = "portal-documents-${var.environment}"
}

# The long-term archive.
resource "ovh_cloud_project_storage" "archive" {
  service_name = var.ovh_project
  region_name  = "UK"
  name         = "portal-archive"
}
