variable "given" {}

# expect: pass encryption_algorithm
resource "ibm_is_ike_policy" "strong" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
}

# expect: fail encryption_algorithm
resource "ibm_is_ipsec_policy" "weak" {
  name                     = "p"
  authentication_algorithm = "disabled"
  encryption_algorithm     = "triple_des"
  pfs                      = "group_19"
}

# expect: unknown encryption_algorithm
resource "ibm_is_ike_policy" "not_given" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = var.given
  dh_group                 = 19
}
