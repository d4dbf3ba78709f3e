variable "given" {}

# expect: pass backup_enabled
resource "mongodbatlas_advanced_cluster" "on" {
  project_id     = "p"
  name           = "c"
  cluster_type   = "REPLICASET"
  backup_enabled = true
}

# expect: fail backup_enabled
resource "mongodbatlas_advanced_cluster" "by_default" {
  project_id   = "p"
  name         = "c"
  cluster_type = "REPLICASET"
}

# expect: unknown backup_enabled
resource "mongodbatlas_advanced_cluster" "not_given" {
  project_id     = "p"
  name           = "c"
  cluster_type   = "REPLICASET"
  backup_enabled = var.given
}
