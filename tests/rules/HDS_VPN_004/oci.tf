variable "given" {}

# expect: pass phase_one_details.custom_dh_group
resource "oci_core_ipsec_connection_tunnel_management" "strong" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
    custom_dh_group            = "GROUP20"
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}

# expect: fail phase_two_details.dh_group
resource "oci_core_ipsec_connection_tunnel_management" "by_default" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
  }
}

# expect: unknown phase_two_details.dh_group
resource "oci_core_ipsec_connection_tunnel_management" "not_given" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = var.given
  }
}
