variable "staff" {}

# expect: pass allowed_ip_ranges
resource "scaleway_vpc_public_gateway" "good" {
  type              = "VPC-GW-S"
  bastion_enabled   = true
  allowed_ip_ranges = ["203.0.113.0/28"]
}

# expect: fail allowed_ip_ranges
resource "scaleway_vpc_public_gateway" "bad" {
  type            = "VPC-GW-S"
  bastion_enabled = true
}

# expect: unknown allowed_ip_ranges
resource "scaleway_vpc_public_gateway" "given" {
  type              = "VPC-GW-S"
  bastion_enabled   = true
  allowed_ip_ranges = var.staff
}

resource "scaleway_vpc_public_gateway" "without_bastion" {
  type = "VPC-GW-S"
}
