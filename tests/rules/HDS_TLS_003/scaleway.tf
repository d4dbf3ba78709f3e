variable "given" {}


# expect: pass tls_enabled
resource "scaleway_redis_cluster" "tls" {
  name        = "sessions"
  version     = "7.0.5"
  node_type   = "RED1-XS"
  user_name   = "app"
  password    = var.given
  tls_enabled = true
}

# expect: fail tls_enabled
resource "scaleway_redis_cluster" "clear_by_default" {
  name      = "sessions"
  version   = "7.0.5"
  node_type = "RED1-XS"
  user_name = "app"
  password  = var.given
}

# expect: unknown tls_enabled
resource "scaleway_redis_cluster" "not_given" {
  name        = "sessions"
  version     = "7.0.5"
  node_type   = "RED1-XS"
  user_name   = "app"
  password    = var.given
  tls_enabled = var.given
}
