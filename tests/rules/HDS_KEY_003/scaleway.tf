variable "given" {}


# expect: pass unprotected
resource "scaleway_key_manager_key" "protected" {
  name      = "records"
  usage     = "symmetric_encryption"
  algorithm = "aes_256_gcm"
}

# expect: fail unprotected
resource "scaleway_key_manager_key" "loose" {
  name        = "records"
  usage       = "symmetric_encryption"
  algorithm   = "aes_256_gcm"
  unprotected = true
}

# expect: unknown unprotected
resource "scaleway_key_manager_key" "not_given" {
  name        = "records"
  usage       = "symmetric_encryption"
  algorithm   = "aes_256_gcm"
  unprotected = var.given
}
