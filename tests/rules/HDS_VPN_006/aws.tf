variable "key" {
  type      = string
  sensitive = true
}

module "vault" {
  source = "git::https://git.example/vault.git"
}

# expect: pass
resource "aws_vpn_connection" "generated" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  type                = "ipsec.1"
}

# expect: pass
resource "aws_vpn_connection" "given" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel1_preshared_key = var.key
  tunnel2_preshared_key = var.key
}

# expect: fail tunnel2_preshared_key
resource "aws_vpn_connection" "written" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel2_preshared_key = "not.a.real.key.1"
}

# expect: unknown tunnel1_preshared_key
resource "aws_vpn_connection" "elsewhere" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel1_preshared_key = module.vault.key
}
