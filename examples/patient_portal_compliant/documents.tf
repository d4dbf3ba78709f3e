# Reports and images of patients, replicated to another region of the European Economic Area.
module "documents" {
  source = "./modules/documents"

  providers = {
    aws         = aws
    aws.replica = aws.disaster_recovery
  }

  name                       = "portal-documents-${var.environment}"
  access_logs_bucket         = aws_s3_bucket.access_logs.bucket
  replica_access_logs_bucket = aws_s3_bucket.replica_access_logs.bucket
}

# The long-term archive, in a project where the health-data option is ordered.
resource "ovh_cloud_project" "archive" {
  ovh_subsidiary = "FR"
  description    = "Archive of patients' documents"

  plan {
    duration     = "P1M"
    plan_code    = "project.2018"
    pricing_mode = "default"
  }

  plan_option {
    duration     = "P1M"
    plan_code    = "certification.hds.2018"
    pricing_mode = "default"
    quantity     = 1
  }
}

resource "ovh_cloud_project_storage" "archive" {
  service_name = ovh_cloud_project.archive.project_id
  region_name  = "GRA"
  name         = "portal-archive"

  encryption = {
    sse_algorithm = "AES256"
  }

  versioning = {
    status = "enabled"
  }
}
