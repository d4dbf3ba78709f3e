# never fail, unknown: phase 2 of AWS always exchanges a key of its own

# expect: pass
resource "aws_vpn_connection" "clinic" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  type                = "ipsec.1"
}
