variable "given" {}

# expect: pass source_address_prefix
resource "azurerm_network_security_rule" "network" {
  name                        = "network"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# expect: fail source_address_prefix
resource "azurerm_network_security_rule" "internet" {
  name                        = "internet"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# expect: unknown source_address_prefix
resource "azurerm_network_security_rule" "not_given" {
  name                        = "not_given"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = var.given
  destination_address_prefix  = "*"
  destination_port_range      = "*"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}
