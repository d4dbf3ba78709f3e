variable "given" {}

# expect: pass rotation_period
resource "google_kms_crypto_key" "quarter" {
  name            = "x"
  key_ring        = "ring"
  rotation_period = "7776000s"
}

# expect: fail rotation_period
resource "google_kms_crypto_key" "fixed" {
  name     = "x"
  key_ring = "ring"
}

# expect: unknown rotation_period
resource "google_kms_crypto_key" "not_given" {
  name            = "x"
  key_ring        = "ring"
  rotation_period = var.given
}

# Signing keys cannot rotate by themselves: no result.
resource "google_kms_crypto_key" "signature" {
  name     = "x"
  key_ring = "ring"
  purpose  = "ASYMMETRIC_SIGN"
}

# Every 900 days.
# expect: fail rotation_period
resource "google_kms_crypto_key" "seldom" {
  name            = "x"
  key_ring        = "ring"
  rotation_period = "77760000s"
}

# expect: fail rotation_period
resource "google_kms_crypto_key" "every_other_year" {
  name            = "x"
  key_ring        = "r"
  rotation_period = "63072000s"
}
