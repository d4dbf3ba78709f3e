variable "name" {
  type = string
}

variable "cidr" {
  type    = string
  default = "10.20.0.0/16"
}

variable "clinics" {
  type = map(object({
    gateway_address = string
    network         = string
  }))
}

# No flow log watches this network.
resource "aws_vpc" "portal" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id     = aws_vpc.portal.id
  cidr_block = cidrsubnet(var.cidr, 8, count.index)
}

resource "aws_subnet" "public" {
  count = 2

  vpc_id                  = aws_vpc.portal.id
  cidr_block              = cidrsubnet(var.cidr, 8, 100 + count.index)
  map_public_ip_on_launch = true
}

resource "aws_vpn_gateway" "portal" {
  vpc_id = aws_vpc.portal.id
}

resource "aws_customer_gateway" "clinic" {
  for_each = var.clinics

  bgp_asn    = 65000
  ip_address = each.value.gateway_address
  type       = "ipsec.1"
}

# Only the first tunnel was hardened; the second keeps the defaults, which accept IKEv1, SHA-1 and group 2.
resource "aws_vpn_connection" "clinic" {
  for_each = var.clinics

  vpn_gateway_id      = aws_vpn_gateway.portal.id
  customer_gateway_id = aws_customer_gateway.clinic[each.key].id
  type                = "ipsec.1"
  static_routes_only  = true

  tunnel1_ike_versions                 = ["ikev2"]
  tunnel1_phase1_encryption_algorithms = ["AES256"]
  tunnel1_phase2_encryption_algorithms = ["AES256"]
  tunnel1_phase1_integrity_algorithms  = ["SHA2-256"]
  tunnel1_phase2_integrity_algorithms  = ["SHA2-256"]
  tunnel1_phase1_dh_group_numbers      = [20]
  tunnel1_phase2_dh_group_numbers      = [20]
}

resource "aws_vpn_connection_route" "clinic" {
  for_each = var.clinics

  destination_cidr_block = each.value.network
  vpn_connection_id      = aws_vpn_connection.clinic[each.key].id
}

output "vpc_id" {
  value = aws_vpc.portal.id
}

output "private_subnet_ids" {
  value = aws_subnet.private[*].id
}

output "public_subnet_ids" {
  value = aws_subnet.public[*].id
}
