variable "id" {
  type = string
}

# expect: unknown
resource "ovh_cloud_project_kube" "perhaps" {
  service_name = "p"
  region       = "GRA9"
}

resource "ovh_cloud_project_kube_log_subscription" "given" {
  service_name = "p"
  kube_id      = var.id
  kind         = "audit"
  stream_id    = "s"
}
