variable "given" {}

# expect: pass ike_version
resource "oci_core_ipsec_connection_tunnel_management" "second" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = "V2"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}

# expect: fail ike_version
resource "oci_core_ipsec_connection_tunnel_management" "by_default" {
  ipsec_id  = "i"
  tunnel_id = "t"
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}

# expect: unknown ike_version
resource "oci_core_ipsec_connection_tunnel_management" "not_given" {
  ipsec_id    = "i"
  tunnel_id   = "t"
  ike_version = var.given
  phase_one_details {
    is_custom_phase_one_config = true
  }
  phase_two_details {
    is_custom_phase_two_config = true
    dh_group                   = "GROUP20"
  }
}
