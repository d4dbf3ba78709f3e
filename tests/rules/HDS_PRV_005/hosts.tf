variable "plan" {
  type = string
}

provider "scaleway" {
  region = "fr-par"
}

# expect: pass plan
resource "ovh_cloud_project_database" "records" {
  service_name = "clinic"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
  nodes {
    region = "GRA"
  }
}

# expect: fail plan
resource "ovh_cloud_project_database" "small" {
  service_name = "clinic"
  engine       = "postgresql"
  version      = "16"
  plan         = "essential"
  flavor       = "db1-4"
  nodes {
    region = "GRA"
  }
}

# expect: unknown plan
resource "ovh_cloud_project_database" "later" {
  service_name = "clinic"
  engine       = "postgresql"
  version      = "16"
  plan         = var.plan
  flavor       = "b3-8"
  nodes {
    region = "GRA"
  }
}

# expect: fail lifecycle_rule.transition.storage_class
resource "scaleway_object_bucket" "cold" {
  name = "cold"
  lifecycle_rule {
    enabled = true
    transition {
      days          = 30
      storage_class = "GLACIER"
    }
  }
}

# expect: pass
resource "scaleway_object_bucket" "warm" {
  name = "warm"
}
