variable "choices" {
  type = list(string)
}

# AWS supports AES only.
# expect: pass tunnel1_phase1_encryption_algorithms
resource "aws_vpn_connection" "silent" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  type                = "ipsec.1"
}

# expect: unknown tunnel1_phase1_encryption_algorithms
resource "aws_vpn_connection" "later" {
  customer_gateway_id                  = "cgw-0123456789abcdef0"
  type                                 = "ipsec.1"
  tunnel1_phase1_encryption_algorithms = var.choices
}

# AWS refuses it at apply; the definition is wrong all the same.
# expect: fail tunnel1_phase2_encryption_algorithms
resource "aws_vpn_connection" "weak" {
  customer_gateway_id                  = "cgw-0123456789abcdef0"
  type                                 = "ipsec.1"
  tunnel1_phase2_encryption_algorithms = ["3DES"]
}
