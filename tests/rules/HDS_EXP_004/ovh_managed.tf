variable "allowed" {
  type = list(string)
}

# expect: pass ips
resource "ovh_cloud_managed_kubernetes" "good" {
  name   = "records"
  region = "GRA11"
}

resource "ovh_cloud_managed_kubernetes_iprestrictions" "good" {
  kube_id = ovh_cloud_managed_kubernetes.good.id
  ips     = ["203.0.113.0/28"]
}

# expect: fail
resource "ovh_cloud_managed_kubernetes" "bad" {
  name   = "records"
  region = "GRA11"
}

# expect: unknown ips
resource "ovh_cloud_managed_kubernetes" "given" {
  name   = "records"
  region = "GRA11"
}

resource "ovh_cloud_managed_kubernetes_iprestrictions" "given" {
  kube_id = ovh_cloud_managed_kubernetes.given.id
  ips     = var.allowed
}
