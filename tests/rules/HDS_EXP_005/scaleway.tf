variable "hidden" {}

# expect: pass public_ip_disabled
resource "scaleway_k8s_pool" "good" {
  cluster_id         = "fr-par/11111111-1111-1111-1111-111111111111"
  name               = "records"
  node_type          = "PRO2-S"
  size               = 3
  public_ip_disabled = true
}

# expect: fail public_ip_disabled
resource "scaleway_k8s_pool" "bad" {
  cluster_id = "fr-par/11111111-1111-1111-1111-111111111111"
  name       = "records"
  node_type  = "PRO2-S"
  size       = 3
}

# expect: unknown public_ip_disabled
resource "scaleway_k8s_pool" "not_given" {
  cluster_id         = "fr-par/11111111-1111-1111-1111-111111111111"
  name               = "records"
  node_type          = "PRO2-S"
  size               = 3
  public_ip_disabled = var.hidden
}
