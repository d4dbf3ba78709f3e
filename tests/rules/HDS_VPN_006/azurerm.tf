# never unknown: a key that is not known is not written in the code

variable "given" {}

# expect: pass
resource "azurerm_virtual_network_gateway_connection" "given" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = "IKEv2"
  shared_key                 = var.given
  ipsec_policy {
    dh_group         = "ECP384"
    ike_encryption   = "GCMAES256"
    ike_integrity    = "SHA384"
    ipsec_encryption = "GCMAES256"
    ipsec_integrity  = "GCMAES256"
    pfs_group        = "ECP384"
  }
}

# expect: fail shared_key
resource "azurerm_virtual_network_gateway_connection" "in_clear" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = "IKEv2"
  shared_key                 = "not-so-secret"
  ipsec_policy {
    dh_group         = "ECP384"
    ike_encryption   = "GCMAES256"
    ike_integrity    = "SHA384"
    ipsec_encryption = "GCMAES256"
    ipsec_integrity  = "GCMAES256"
    pfs_group        = "ECP384"
  }
}
