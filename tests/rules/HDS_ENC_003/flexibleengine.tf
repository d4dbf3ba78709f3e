variable "on" {}

# expect: pass encryption
resource "flexibleengine_obs_bucket" "good" {
  bucket     = "records"
  encryption = true
}

# expect: fail encryption
resource "flexibleengine_obs_bucket" "bad" {
  bucket = "records"
}

# expect: unknown encryption
resource "flexibleengine_obs_bucket" "given" {
  bucket     = "records"
  encryption = var.on
}
