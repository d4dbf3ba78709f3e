variable "choice" {
  type = string
}

# expect: pass encryptions
resource "panos_ipsec_crypto_profile" "strong" {
  name            = "strong"
  authentications = ["sha384"]
  encryptions     = ["aes-256-gcm"]
  dh_group        = "group20"
}

# expect: fail encryptions
resource "panos_ipsec_crypto_profile" "old" {
  name            = "old"
  authentications = ["sha384"]
  encryptions     = ["aes-256-gcm", "3des"]
  dh_group        = "group20"
}

# expect: unknown encryptions
resource "panos_ipsec_crypto_profile" "later" {
  name            = "later"
  authentications = ["sha384"]
  encryptions     = [var.choice]
  dh_group        = "group20"
}
