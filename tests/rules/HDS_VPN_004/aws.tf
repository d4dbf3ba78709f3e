variable "choices" {
  type = list(number)
}

# expect: pass tunnel2_phase2_dh_group_numbers
resource "aws_vpn_connection" "strong" {
  customer_gateway_id             = "cgw-0123456789abcdef0"
  type                            = "ipsec.1"
  tunnel1_phase1_dh_group_numbers = [19, 20]
  tunnel1_phase2_dh_group_numbers = [19, 20]
  tunnel2_phase1_dh_group_numbers = [19, 20]
  tunnel2_phase2_dh_group_numbers = [19, 20]
}

# The second tunnel keeps all that AWS supports.
# expect: fail tunnel2_phase1_dh_group_numbers
resource "aws_vpn_connection" "one_tunnel" {
  customer_gateway_id             = "cgw-0123456789abcdef0"
  type                            = "ipsec.1"
  tunnel1_phase1_dh_group_numbers = [19, 20]
  tunnel1_phase2_dh_group_numbers = [19, 20]
}

# expect: fail tunnel1_phase1_dh_group_numbers
resource "aws_vpn_connection" "weak" {
  customer_gateway_id             = "cgw-0123456789abcdef0"
  type                            = "ipsec.1"
  tunnel1_phase1_dh_group_numbers = [2, 14]
  tunnel1_phase2_dh_group_numbers = [2, 14]
  tunnel2_phase1_dh_group_numbers = [2, 14]
  tunnel2_phase2_dh_group_numbers = [2, 14]
}

# expect: unknown tunnel1_phase1_dh_group_numbers
resource "aws_vpn_connection" "later" {
  customer_gateway_id             = "cgw-0123456789abcdef0"
  type                            = "ipsec.1"
  tunnel1_phase1_dh_group_numbers = var.choices
  tunnel1_phase2_dh_group_numbers = [19, 20]
  tunnel2_phase1_dh_group_numbers = [19, 20]
  tunnel2_phase2_dh_group_numbers = [19, 20]
}
