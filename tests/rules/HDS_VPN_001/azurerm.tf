variable "given" {}

# expect: pass connection_protocol
resource "azurerm_virtual_network_gateway_connection" "second" {
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

# expect: fail connection_protocol
resource "azurerm_virtual_network_gateway_connection" "first" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = "IKEv1"
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

# expect: unknown connection_protocol
resource "azurerm_virtual_network_gateway_connection" "not_given" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = var.given
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
