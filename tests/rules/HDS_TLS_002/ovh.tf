variable "given" {}

# expect: pass listeners.tls_versions
resource "ovh_cloud_project_loadbalancer" "recent" {
  service_name = "project"
  flavor_id    = "f"
  region_name  = "GRA11"
  listeners = [{
    port         = 443
    protocol     = "terminatedHTTPS"
    tls_versions = ["TLSv1.2", "TLSv1.3"]
  }]
}

# expect: fail listeners.tls_versions
resource "ovh_cloud_project_loadbalancer" "old" {
  service_name = "project"
  flavor_id    = "f"
  region_name  = "GRA11"
  listeners = [{
    port         = 443
    protocol     = "terminatedHTTPS"
    tls_versions = ["TLSv1.1", "TLSv1.2"]
  }]
}

# expect: unknown listeners.tls_versions
resource "ovh_cloud_project_loadbalancer" "not_given" {
  service_name = "project"
  flavor_id    = "f"
  region_name  = "GRA11"
  listeners = [{
    port         = 443
    protocol     = "terminatedHTTPS"
    tls_versions = var.given
  }]
}
