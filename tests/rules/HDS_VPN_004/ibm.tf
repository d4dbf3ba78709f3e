variable "given" {}

# expect: pass dh_group
resource "ibm_is_ike_policy" "strong" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
}

# expect: fail dh_group
resource "ibm_is_ike_policy" "weak" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 5
}

# expect: unknown dh_group
resource "ibm_is_ike_policy" "not_given" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = var.given
}

# expect: fail pfs
resource "ibm_is_ipsec_policy" "weak" {
  name                     = "p"
  authentication_algorithm = "disabled"
  encryption_algorithm     = "aes256gcm16"
  pfs                      = "group_2"
}
