variable "given" {}

# expect: pass encryption
resource "clevercloud_postgresql" "good" {
  name       = "x"
  region     = "parhds"
  encryption = true
}

# expect: fail encryption
resource "clevercloud_postgresql" "bad" {
  name   = "x"
  region = "parhds"
}

# expect: unknown encryption
resource "clevercloud_postgresql" "not_given" {
  name       = "x"
  region     = "parhds"
  encryption = var.given
}

# expect: fail encryption
resource "clevercloud_elasticsearch" "clear_by_default" {
  name   = "x"
  region = "parhds"
}
