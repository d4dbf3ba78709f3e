variable "given" {}

# expect: pass pfs
resource "ibm_is_ipsec_policy" "with" {
  name                     = "p"
  authentication_algorithm = "disabled"
  encryption_algorithm     = "aes256gcm16"
  pfs                      = "group_19"
}

# expect: fail pfs
resource "ibm_is_ipsec_policy" "without" {
  name                     = "p"
  authentication_algorithm = "disabled"
  encryption_algorithm     = "aes256gcm16"
  pfs                      = "disabled"
}

# expect: unknown pfs
resource "ibm_is_ipsec_policy" "not_given" {
  name                     = "p"
  authentication_algorithm = "disabled"
  encryption_algorithm     = "aes256gcm16"
  pfs                      = var.given
}
