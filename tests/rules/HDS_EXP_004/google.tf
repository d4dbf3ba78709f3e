variable "given" {}

# expect: pass private_cluster_config.enable_private_endpoint
resource "google_container_cluster" "private" {
  name = "x"
  private_cluster_config {
    enable_private_endpoint = true
  }
}

# expect: pass master_authorized_networks_config
resource "google_container_cluster" "limited" {
  name = "x"
  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "203.0.113.0/28"
    }
  }
}

# expect: fail master_authorized_networks_config
resource "google_container_cluster" "open" {
  name = "x"
}

# expect: fail master_authorized_networks_config.cidr_blocks.cidr_block
resource "google_container_cluster" "everyone" {
  name = "x"
  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "0.0.0.0/0"
    }
  }
}

# expect: unknown private_cluster_config.enable_private_endpoint
resource "google_container_cluster" "not_given" {
  name = "x"
  private_cluster_config {
    enable_private_endpoint = var.given
  }
}

# expect: fail member
resource "google_artifact_registry_repository_iam_member" "anyone" {
  repository = "r"
  role       = "roles/viewer"
  member     = "allUsers"
}

# expect: fail public_endpoint_enabled
resource "google_vertex_ai_index_endpoint" "open" {
  display_name            = "similar-cases"
  region                  = "europe-west9"
  public_endpoint_enabled = true
}

# expect: pass public_endpoint_enabled
resource "google_vertex_ai_index_endpoint" "by_default" {
  display_name = "similar-cases"
  region       = "europe-west9"
}
