variable "choices" {
  type = list(string)
}

# expect: pass tunnel2_ike_versions
resource "aws_vpn_connection" "strong" {
  customer_gateway_id  = "cgw-0123456789abcdef0"
  type                 = "ipsec.1"
  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]
}

# The second tunnel keeps all that AWS supports.
# expect: fail tunnel2_ike_versions
resource "aws_vpn_connection" "one_tunnel" {
  customer_gateway_id  = "cgw-0123456789abcdef0"
  type                 = "ipsec.1"
  tunnel1_ike_versions = ["ikev2"]
}

# expect: fail tunnel1_ike_versions
resource "aws_vpn_connection" "weak" {
  customer_gateway_id  = "cgw-0123456789abcdef0"
  type                 = "ipsec.1"
  tunnel1_ike_versions = ["ikev1", "ikev2"]
  tunnel2_ike_versions = ["ikev1", "ikev2"]
}

# expect: unknown tunnel1_ike_versions
resource "aws_vpn_connection" "later" {
  customer_gateway_id  = "cgw-0123456789abcdef0"
  type                 = "ipsec.1"
  tunnel1_ike_versions = var.choices
  tunnel2_ike_versions = ["ikev2"]
}
