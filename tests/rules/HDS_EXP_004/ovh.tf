variable "given" {}

# expect: pass ips
resource "ovh_cloud_project_kube" "limited" {
  service_name = "project"
  region       = "GRA11"
}

resource "ovh_cloud_project_kube_iprestrictions" "limited" {
  service_name = "project"
  kube_id      = ovh_cloud_project_kube.limited.id
  ips          = ["203.0.113.0/28"]
}

# expect: unknown ips
resource "ovh_cloud_project_kube" "not_given" {
  service_name = "project"
  region       = "GRA11"
}

resource "ovh_cloud_project_kube_iprestrictions" "not_given" {
  service_name = "project"
  kube_id      = ovh_cloud_project_kube.not_given.id
  ips          = var.given
}

# expect: fail
resource "ovh_cloud_project_kube" "open" {
  service_name = "project"
  region       = "GRA11"
}
