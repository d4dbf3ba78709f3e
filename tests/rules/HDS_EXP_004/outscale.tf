variable "given" {}

# expect: pass admin_whitelist
resource "outscale_oks_cluster" "clinic" {
  project_id      = "p"
  name            = "c"
  admin_whitelist = ["203.0.113.0/28"]
}

# expect: fail admin_whitelist
resource "outscale_oks_cluster" "everyone" {
  project_id      = "p"
  name            = "c"
  admin_whitelist = ["0.0.0.0/0"]
}

# expect: unknown admin_whitelist
resource "outscale_oks_cluster" "not_given" {
  project_id      = "p"
  name            = "c"
  admin_whitelist = var.given
}

# expect: fail ip_ranges
resource "outscale_api_access_rule" "everyone" {
  ip_ranges = ["0.0.0.0/0"]
}
