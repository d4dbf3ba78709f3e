variable "given" {}

# expect: pass ipsec_policy.ike_integrity
resource "azurerm_virtual_network_gateway_connection" "strong" {
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

# expect: fail ipsec_policy.ipsec_integrity
resource "azurerm_virtual_network_gateway_connection" "weak" {
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
    ipsec_integrity  = "SHA1"
    pfs_group        = "ECP384"
  }
}

# expect: fail ipsec_policy
resource "azurerm_virtual_network_gateway_connection" "by_default" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = "IKEv2"
  shared_key                 = var.given
}

# expect: unknown ipsec_policy.ike_integrity
resource "azurerm_virtual_network_gateway_connection" "not_given" {
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
    ike_integrity    = var.given
    ipsec_encryption = "GCMAES256"
    ipsec_integrity  = "GCMAES256"
    pfs_group        = "ECP384"
  }
}
