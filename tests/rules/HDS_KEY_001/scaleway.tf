variable "given" {}


# expect: pass rotation_policy.rotation_period
resource "scaleway_key_manager_key" "rotating" {
  name      = "records"
  usage     = "symmetric_encryption"
  algorithm = "aes_256_gcm"
  rotation_policy {
    rotation_period = "2160h"
  }
}

# expect: fail rotation_policy.rotation_period
resource "scaleway_key_manager_key" "fixed" {
  name      = "records"
  usage     = "symmetric_encryption"
  algorithm = "aes_256_gcm"
}

# expect: unknown rotation_policy.rotation_period
resource "scaleway_key_manager_key" "not_given" {
  name      = "records"
  usage     = "symmetric_encryption"
  algorithm = "aes_256_gcm"
  rotation_policy {
    rotation_period = var.given
  }
}

# A pair that signs does not rotate by itself: no result.
resource "scaleway_key_manager_key" "signature" {
  name      = "signature"
  usage     = "asymmetric_signing"
  algorithm = "ec_p256_sha256"
}

# expect: fail rotation_policy.rotation_period
resource "scaleway_key_manager_key" "seldom" {
  name  = "x"
  usage = "symmetric_encryption"
  rotation_policy {
    rotation_period = "17520h"
  }
}
