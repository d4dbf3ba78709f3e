# never pass, fail: the provider has no argument for it, the device decides

# expect: unknown connection_type
resource "outscale_vpn_connection" "hospital" {
  client_gateway_id  = "c"
  virtual_gateway_id = "v"
  connection_type    = "ipsec.1"
}
