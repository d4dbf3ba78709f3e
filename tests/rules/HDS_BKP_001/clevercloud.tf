variable "given" {}

# expect: pass backup
resource "clevercloud_mysql" "good" {
  name   = "x"
  region = "parhds"
}

# expect: fail backup
resource "clevercloud_mysql" "bad" {
  name   = "x"
  region = "parhds"
  backup = false
}

# expect: unknown backup
resource "clevercloud_mysql" "not_given" {
  name   = "x"
  region = "parhds"
  backup = var.given
}
