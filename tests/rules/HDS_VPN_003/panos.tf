variable "choice" {
  type = string
}

# expect: pass authentications
resource "panos_ipsec_crypto_profile" "strong" {
  name            = "strong"
  authentications = ["sha384"]
  encryptions     = ["aes-256-gcm"]
  dh_group        = "group20"
}

# expect: fail authentications
resource "panos_ipsec_crypto_profile" "old" {
  name            = "old"
  authentications = ["sha1"]
  encryptions     = ["aes-256-gcm"]
  dh_group        = "group20"
}

# expect: unknown authentications
resource "panos_ipsec_crypto_profile" "later" {
  name            = "later"
  authentications = [var.choice]
  encryptions     = ["aes-256-gcm"]
  dh_group        = "group20"
}
