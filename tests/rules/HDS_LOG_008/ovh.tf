# expect: pass kube_id
resource "ovh_cloud_project_kube" "recorded" {
  service_name = "p"
  region       = "GRA9"
}

resource "ovh_cloud_project_kube_log_subscription" "audit" {
  service_name = "p"
  kube_id      = ovh_cloud_project_kube.recorded.id
  kind         = "audit"
  stream_id    = "s"
}

# expect: fail
resource "ovh_cloud_project_kube" "silent" {
  service_name = "p"
  region       = "GRA9"
}
