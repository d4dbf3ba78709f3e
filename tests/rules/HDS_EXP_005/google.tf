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

# expect: fail no_public_ip
resource "google_notebooks_instance" "by_default" {
  name     = "cohorts"
  location = "europe-west9-a"
}

# expect: pass no_public_ip
resource "google_notebooks_instance" "private" {
  name         = "cohorts"
  location     = "europe-west9-a"
  no_public_ip = true
}

# expect: fail gce_setup.disable_public_ip
resource "google_workbench_instance" "by_default" {
  name     = "cohorts"
  location = "europe-west9-a"
}

# expect: fail ip_configuration
resource "google_dataflow_job" "by_default" {
  name = "imports"
}

# expect: pass ip_configuration
resource "google_dataflow_job" "private" {
  name             = "imports"
  ip_configuration = "WORKER_IP_PRIVATE"
}

# expect: unknown worker_config.no_external_ip
resource "google_cloudbuild_worker_pool" "not_given" {
  name     = "builds"
  location = "europe-west9"
  worker_config {
    no_external_ip = var.hidden
  }
}

# expect: fail private_instance
resource "google_data_fusion_instance" "by_default" {
  name   = "imports"
  region = "europe-west9"
}

# expect: pass network_config.enable_external_ips
resource "google_tpu_v2_vm" "private" {
  name = "training"
  network_config {
    enable_external_ips = false
  }
}

# expect: fail network_config.enable_external_ips
resource "google_tpu_v2_vm" "by_default" {
  name = "training"
}
