variable "given" {}

# expect: pass encryption
resource "clevercloud_redis" "good" {
  name       = "x"
  region     = "parhds"
  encryption = true
}

# expect: fail encryption
resource "clevercloud_redis" "bad" {
  name   = "x"
  region = "parhds"
}

# expect: unknown encryption
resource "clevercloud_redis" "not_given" {
  name       = "x"
  region     = "parhds"
  encryption = var.given
}
