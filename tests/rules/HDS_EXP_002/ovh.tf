variable "given" {}

# expect: pass ip_restrictions
resource "ovh_cloud_project_database" "closed" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
}

# expect: pass
resource "ovh_cloud_project_database" "clinic" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
  ip_restrictions {
    ip = "203.0.113.0/28"
  }
}

# expect: fail ip_restrictions.ip
resource "ovh_cloud_project_database" "everyone" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
  ip_restrictions {
    ip = "0.0.0.0/0"
  }
}

# expect: unknown ip_restrictions.ip
resource "ovh_cloud_project_database" "not_given" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
  ip_restrictions {
    ip = var.given
  }
}

# expect: pass nodes
resource "ovh_cloud_project_database" "on_network" {
  service_name = "project"
  engine       = "postgresql"
  version      = "16"
  plan         = "business"
  flavor       = "b3-8"
  nodes {
    region     = "GRA"
    network_id = "n"
    subnet_id  = "s"
  }
}

# expect: fail ip
resource "ovh_cloud_project_database_ip_restriction" "everyone" {
  service_name = "project"
  engine       = "postgresql"
  cluster_id   = "c"
  ip           = "0.0.0.0/0"
}
