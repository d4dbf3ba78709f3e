variable "hidden" {}

# expect: pass cluster_config.gce_cluster_config.internal_ip_only
resource "google_dataproc_cluster" "good" {
  name   = "cohorts"
  region = "europe-west9"
  cluster_config {
    gce_cluster_config {
      internal_ip_only = true
    }
  }
}

# expect: fail cluster_config.gce_cluster_config.internal_ip_only
resource "google_dataproc_cluster" "bad" {
  name   = "cohorts"
  region = "europe-west9"
  cluster_config {
    gce_cluster_config {
      internal_ip_only = false
    }
  }
}

# expect: unknown cluster_config.gce_cluster_config.internal_ip_only
resource "google_dataproc_cluster" "not_given" {
  name   = "cohorts"
  region = "europe-west9"
  cluster_config {
    gce_cluster_config {
      internal_ip_only = var.hidden
    }
  }
}
