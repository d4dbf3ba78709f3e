variable "given" {}


# expect: pass ssl_compatibility_level
resource "scaleway_lb" "by_default" {
  type = "LB-S"
}

# expect: fail ssl_compatibility_level
resource "scaleway_lb" "old" {
  type                    = "LB-S"
  ssl_compatibility_level = "ssl_compatibility_level_old"
}

# expect: unknown ssl_compatibility_level
resource "scaleway_lb" "not_given" {
  type                    = "LB-S"
  ssl_compatibility_level = var.given
}
