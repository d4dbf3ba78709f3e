variable "given" {}

# expect: pass ipsec_policy.dh_group
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

# expect: fail ipsec_policy.dh_group
resource "azurerm_virtual_network_gateway_connection" "weak" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = "IKEv2"
  shared_key                 = var.given
  ipsec_policy {
    dh_group         = "DHGroup2"
    ike_encryption   = "GCMAES256"
    ike_integrity    = "SHA384"
    ipsec_encryption = "GCMAES256"
    ipsec_integrity  = "GCMAES256"
    pfs_group        = "ECP384"
  }
}

# expect: fail ipsec_policy.pfs_group
resource "azurerm_virtual_network_gateway_connection" "weak_pfs" {
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
    pfs_group        = "PFS1"
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

# expect: unknown ipsec_policy.dh_group
resource "azurerm_virtual_network_gateway_connection" "not_given" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  type                       = "IPsec"
  virtual_network_gateway_id = "g"
  connection_protocol        = "IKEv2"
  shared_key                 = var.given
  ipsec_policy {
    dh_group         = var.given
    ike_encryption   = "GCMAES256"
    ike_integrity    = "SHA384"
    ipsec_encryption = "GCMAES256"
    ipsec_integrity  = "GCMAES256"
    pfs_group        = "ECP384"
  }
}

# expect: fail ipsec_policy.dh_group
resource "azurerm_vpn_server_configuration" "clients" {
  name                     = "x"
  location                 = "francecentral"
  resource_group_name      = "rg"
  vpn_authentication_types = ["Certificate"]
  ipsec_policy {
    dh_group               = "DHGroup2"
    ike_encryption         = "AES256"
    ike_integrity          = "SHA256"
    ipsec_encryption       = "AES256"
    ipsec_integrity        = "SHA256"
    pfs_group              = "PFS14"
    sa_lifetime_seconds    = 3600
    sa_data_size_kilobytes = 1024
  }
}
