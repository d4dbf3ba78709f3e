variable "given" {}


# expect: pass ikev2_ciphers.integrity
resource "scaleway_s2s_vpn_connection" "strong" {
  vpn_gateway_id      = "11111111-2222-3333-4444-555555555555"
  customer_gateway_id = "11111111-2222-3333-4444-666666666666"
  ikev2_ciphers {
    encryption = "aes256gcm"
    integrity  = "sha256"
    dh_group   = "ecp384"
  }
  esp_ciphers {
    encryption = "aes256gcm"
    integrity  = "sha256"
    dh_group   = "ecp384"
  }
}

# expect: fail esp_ciphers.integrity
resource "scaleway_s2s_vpn_connection" "weak" {
  vpn_gateway_id      = "11111111-2222-3333-4444-555555555555"
  customer_gateway_id = "11111111-2222-3333-4444-666666666666"
  ikev2_ciphers {
    encryption = "aes256gcm"
    integrity  = "sha256"
    dh_group   = "ecp384"
  }
  esp_ciphers {
    encryption = "aes256gcm"
    integrity  = "sha1"
    dh_group   = "ecp384"
  }
}

# expect: unknown ikev2_ciphers.integrity
resource "scaleway_s2s_vpn_connection" "not_given" {
  vpn_gateway_id      = "11111111-2222-3333-4444-555555555555"
  customer_gateway_id = "11111111-2222-3333-4444-666666666666"
  ikev2_ciphers {
    encryption = "aes256gcm"
    integrity  = var.given
    dh_group   = "ecp384"
  }
  esp_ciphers {
    encryption = "aes256gcm"
    integrity  = "sha256"
    dh_group   = "ecp384"
  }
}
