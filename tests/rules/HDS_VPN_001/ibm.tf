variable "given" {}

# expect: pass ike_version
resource "ibm_is_ike_policy" "by_default" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
}

# expect: fail ike_version
resource "ibm_is_ike_policy" "first" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
  ike_version              = 1
}

# expect: unknown ike_version
resource "ibm_is_ike_policy" "not_given" {
  name                     = "p"
  authentication_algorithm = "sha256"
  encryption_algorithm     = "aes256"
  dh_group                 = 19
  ike_version              = var.given
}
