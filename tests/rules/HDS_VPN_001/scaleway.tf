# never fail, unknown: IKEv2 is the only version of the service

# expect: pass
resource "scaleway_s2s_vpn_connection" "hospital" {
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
