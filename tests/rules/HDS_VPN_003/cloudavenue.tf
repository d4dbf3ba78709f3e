variable "given" {}

# expect: pass security_profile.ike_digest_algorithm
resource "cloudavenue_edgegateway_vpn_ipsec" "strong" {
  pre_shared_key = var.given
  security_profile = {
    ike_version              = "IKE_V2"
    ike_encryption_algorithm = "AES_GCM_256"
    ike_digest_algorithm     = "SHA2_384"
    ike_dh_groups            = "GROUP20"
    tunnel_pfs               = true
  }
}

# expect: fail security_profile.ike_digest_algorithm
resource "cloudavenue_edgegateway_vpn_ipsec" "weak" {
  pre_shared_key = var.given
  security_profile = {
    ike_version              = "IKE_V2"
    ike_encryption_algorithm = "AES_GCM_256"
    ike_digest_algorithm     = "SHA1"
    ike_dh_groups            = "GROUP20"
    tunnel_pfs               = true
  }
}

# expect: unknown security_profile.ike_digest_algorithm
resource "cloudavenue_edgegateway_vpn_ipsec" "not_given" {
  pre_shared_key = var.given
  security_profile = {
    ike_version              = "IKE_V2"
    ike_encryption_algorithm = "AES_GCM_256"
    ike_digest_algorithm     = var.given
    ike_dh_groups            = "GROUP20"
    tunnel_pfs               = true
  }
}
