variable "given" {}

# expect: pass authentication_algorithm
resource "ibm_is_ike_policy" "strong" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
}

# expect: fail authentication_algorithm
resource "ibm_is_ike_policy" "weak" {
  name                     = "p"
  authentication_algorithm = "sha1"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
}

# expect: unknown authentication_algorithm
resource "ibm_is_ike_policy" "not_given" {
  name                     = "p"
  authentication_algorithm = var.given
  encryption_algorithm     = "aes256"
  dh_group                 = 19
}

# expect: pass authentication_algorithm
resource "ibm_is_ipsec_policy" "gcm" {
  name                     = "p"
  authentication_algorithm = "disabled"
  encryption_algorithm     = "aes256gcm16"
  pfs                      = "group_19"
}
