variable "given" {}

# expect: pass transit_encryption_mode
resource "google_redis_instance" "tls" {
  name                    = "x"
  memory_size_gb          = 1
  transit_encryption_mode = "SERVER_AUTHENTICATION"
}

# expect: fail transit_encryption_mode
resource "google_redis_instance" "by_default" {
  name           = "x"
  memory_size_gb = 1
}

# expect: unknown transit_encryption_mode
resource "google_redis_instance" "not_given" {
  name                    = "x"
  memory_size_gb          = 1
  transit_encryption_mode = var.given
}
