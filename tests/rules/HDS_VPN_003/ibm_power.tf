# expect: pass pi_policy_authentication
resource "ibm_pi_vpn_ike_policy" "good" {
  pi_cloud_instance_id     = "11111111-2222-3333-4444-555555555555"
  pi_policy_name           = "hospital"
  pi_policy_dh_group       = 20
  pi_policy_encryption     = "aes-256-cbc"
  pi_policy_key_lifetime   = 28800
  pi_policy_preshared_key  = var.key
  pi_policy_version        = 2
  pi_policy_authentication = "sha-256"
}

# expect: fail pi_policy_authentication
resource "ibm_pi_vpn_ike_policy" "bad" {
  pi_cloud_instance_id    = "11111111-2222-3333-4444-555555555555"
  pi_policy_name          = "hospital"
  pi_policy_dh_group      = 20
  pi_policy_encryption    = "aes-256-cbc"
  pi_policy_key_lifetime  = 28800
  pi_policy_preshared_key = var.key
  pi_policy_version       = 2
}

# expect: fail pi_policy_authentication
resource "ibm_pi_vpn_ipsec_policy" "old" {
  pi_cloud_instance_id     = "11111111-2222-3333-4444-555555555555"
  pi_policy_name           = "hospital"
  pi_policy_dh_group       = 20
  pi_policy_encryption     = "aes-256-cbc"
  pi_policy_key_lifetime   = 3600
  pi_policy_pfs            = true
  pi_policy_authentication = "hmac-sha1-96"
}

variable "key" {
  sensitive = true
}
