variable "given" {}

# expect: pass listeners.protocol
resource "ovh_cloud_project_loadbalancer" "tls" {
  service_name = "project"
  flavor_id    = "f"
  region_name  = "GRA11"
  listeners = [{
    port     = 443
    protocol = "terminatedHTTPS"
  }]
}

# expect: fail listeners.protocol
resource "ovh_cloud_project_loadbalancer" "plain" {
  service_name = "project"
  flavor_id    = "f"
  region_name  = "GRA11"
  listeners = [{
    port     = 443
    protocol = "http"
  }]
}

# expect: unknown listeners.protocol
resource "ovh_cloud_project_loadbalancer" "not_given" {
  service_name = "project"
  flavor_id    = "f"
  region_name  = "GRA11"
  listeners = [{
    port     = 443
    protocol = var.given
  }]
}

# expect: pass redirect_location
resource "ovh_iploadbalancing_http_frontend" "redirecting" {
  service_name      = "lb"
  port              = "80"
  redirect_location = "https://clinic.example"
}

# expect: fail ssl
resource "ovh_iploadbalancing_http_frontend" "plain" {
  service_name = "lb"
  port         = "80"
}
