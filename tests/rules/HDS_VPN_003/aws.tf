variable "choices" {
  type = list(string)
}

# expect: pass tunnel2_phase2_integrity_algorithms
resource "aws_vpn_connection" "strong" {
  customer_gateway_id                 = "cgw-0123456789abcdef0"
  type                                = "ipsec.1"
  tunnel1_phase1_integrity_algorithms = ["SHA2-384"]
  tunnel1_phase2_integrity_algorithms = ["SHA2-384"]
  tunnel2_phase1_integrity_algorithms = ["SHA2-384"]
  tunnel2_phase2_integrity_algorithms = ["SHA2-384"]
}

# The second tunnel keeps all that AWS supports.
# expect: fail tunnel2_phase1_integrity_algorithms
resource "aws_vpn_connection" "one_tunnel" {
  customer_gateway_id                 = "cgw-0123456789abcdef0"
  type                                = "ipsec.1"
  tunnel1_phase1_integrity_algorithms = ["SHA2-384"]
  tunnel1_phase2_integrity_algorithms = ["SHA2-384"]
}

# expect: fail tunnel1_phase1_integrity_algorithms
resource "aws_vpn_connection" "weak" {
  customer_gateway_id                 = "cgw-0123456789abcdef0"
  type                                = "ipsec.1"
  tunnel1_phase1_integrity_algorithms = ["SHA1", "SHA2-256"]
  tunnel1_phase2_integrity_algorithms = ["SHA1", "SHA2-256"]
  tunnel2_phase1_integrity_algorithms = ["SHA1", "SHA2-256"]
  tunnel2_phase2_integrity_algorithms = ["SHA1", "SHA2-256"]
}

# expect: unknown tunnel1_phase1_integrity_algorithms
resource "aws_vpn_connection" "later" {
  customer_gateway_id                 = "cgw-0123456789abcdef0"
  type                                = "ipsec.1"
  tunnel1_phase1_integrity_algorithms = var.choices
  tunnel1_phase2_integrity_algorithms = ["SHA2-384"]
  tunnel2_phase1_integrity_algorithms = ["SHA2-384"]
  tunnel2_phase2_integrity_algorithms = ["SHA2-384"]
}
