variable "given" {}

# expect: pass phase_one_details.custom_encryption_algorithm
resource "oci_core_ipsec_connection_tunnel_management" "strong" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config  = true
    custom_encryption_algorithm = "AES_256_CBC"
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}

# expect: fail phase_one_details.custom_encryption_algorithm
resource "oci_core_ipsec_connection_tunnel_management" "weak" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config  = true
    custom_encryption_algorithm = "3DES_CBC"
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}

# expect: unknown phase_one_details.custom_encryption_algorithm
resource "oci_core_ipsec_connection_tunnel_management" "not_given" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config  = true
    custom_encryption_algorithm = var.given
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}
