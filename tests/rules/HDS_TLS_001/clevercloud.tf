variable "given" {}

# expect: pass redirect_https
resource "clevercloud_nodejs" "good" {
  name           = "x"
  region         = "parhds"
  redirect_https = true
}

# expect: fail redirect_https
resource "clevercloud_nodejs" "bad" {
  name   = "x"
  region = "parhds"
}

# expect: unknown redirect_https
resource "clevercloud_nodejs" "not_given" {
  name           = "x"
  region         = "parhds"
  redirect_https = var.given
}
