# never fail: a gateway takes certificates, Entra ID or a server that decides; none is a password alone

# expect: pass
resource "azurerm_virtual_network_gateway" "certificate" {
  name     = "staff"
  location = "francecentral"
  vpn_client_configuration {
    address_space = ["10.9.0.0/24"]
    root_certificate {
      name             = "root"
      public_cert_data = "MIIC"
    }
  }
}

# expect: pass vpn_authentication_types
resource "azurerm_vpn_server_configuration" "federation" {
  name                     = "staff"
  location                 = "francecentral"
  vpn_authentication_types = ["AAD"]
}

# expect: unknown vpn_authentication_types
resource "azurerm_vpn_server_configuration" "server_decides" {
  name                     = "staff"
  location                 = "francecentral"
  vpn_authentication_types = ["Radius"]
}
