variable "given" {}

# expect: pass force_https
resource "scalingo_app" "forced" {
  name        = "a"
  force_https = true
}

# expect: fail force_https
resource "scalingo_app" "by_default" {
  name = "a"
}

# expect: unknown force_https
resource "scalingo_app" "not_given" {
  name        = "a"
  force_https = var.given
}
