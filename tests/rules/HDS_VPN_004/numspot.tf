variable "groups" {
  type = list(number)
}

# expect: pass vpn_options.phase1options.phase1dh_group_numbers
resource "numspot_vpn_connection" "good" {
  connection_type = "ipsec.1"
  vpn_options = {
    phase1options = {
      ike_versions           = ["ikev2"]
      phase1dh_group_numbers = [20]
    }
  }
}

# expect: fail vpn_options.phase1options.phase1dh_group_numbers
resource "numspot_vpn_connection" "bad" {
  connection_type = "ipsec.1"
  vpn_options = {
    phase1options = {
      phase1dh_group_numbers = [2, 14]
    }
  }
}

# expect: unknown vpn_options.phase1options.phase1dh_group_numbers
resource "numspot_vpn_connection" "given" {
  connection_type = "ipsec.1"
  vpn_options = {
    phase1options = {
      phase1dh_group_numbers = var.groups
    }
  }
}
