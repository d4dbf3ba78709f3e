variable "choice" {
  type = string
}

# expect: pass dh_group
resource "panos_ipsec_crypto_profile" "strong" {
  name            = "strong"
  authentications = ["sha384"]
  encryptions     = ["aes-256-gcm"]
  dh_group        = "group20"
}

# expect: fail dh_group
resource "panos_ipsec_crypto_profile" "old" {
  name            = "old"
  authentications = ["sha384"]
  encryptions     = ["aes-256-gcm"]
  dh_group        = "group2"
}

# expect: unknown dh_group
resource "panos_ipsec_crypto_profile" "later" {
  name            = "later"
  authentications = ["sha384"]
  encryptions     = ["aes-256-gcm"]
  dh_group        = var.choice
}
