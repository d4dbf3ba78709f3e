variable "given" {}

# expect: pass phase_two_details.is_pfs_enabled
resource "oci_core_ipsec_connection_tunnel_management" "with" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
    is_pfs_enabled             = true
  }
}

# expect: fail phase_two_details.is_pfs_enabled
resource "oci_core_ipsec_connection_tunnel_management" "without" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
    is_pfs_enabled             = false
  }
}

# expect: unknown phase_two_details.is_pfs_enabled
resource "oci_core_ipsec_connection_tunnel_management" "not_given" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
    is_pfs_enabled             = var.given
  }
}
