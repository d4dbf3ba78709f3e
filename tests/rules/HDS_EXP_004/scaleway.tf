variable "given" {}


# expect: pass is_public
resource "scaleway_registry_namespace" "private" {
  name = "images"
}

# expect: fail is_public
resource "scaleway_registry_namespace" "published" {
  name      = "images"
  is_public = true
}

# expect: unknown is_public
resource "scaleway_registry_namespace" "not_given" {
  name      = "images"
  is_public = var.given
}

# expect: pass
resource "scaleway_k8s_cluster" "limited" {
  name    = "portal"
  version = "1.31"
  cni     = "cilium"
}

resource "scaleway_k8s_acl" "limited" {
  cluster_id = scaleway_k8s_cluster.limited.id
  acl_rules {
    ip = "203.0.113.0/28"
  }
}

# expect: fail
resource "scaleway_k8s_cluster" "open" {
  name    = "portal"
  version = "1.31"
  cni     = "cilium"
}
