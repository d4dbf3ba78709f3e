variable "given" {}

# expect: pass source_address_prefix
resource "azurerm_network_security_rule" "bastion" {
  name                        = "bastion"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "VirtualNetwork"
  destination_address_prefix  = "*"
  destination_port_range      = "3389"
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
  destination_port_range      = "3389"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# expect: fail source_address_prefix
resource "azurerm_network_security_rule" "star" {
  name                        = "star"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "3389"
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
  destination_port_range      = "3389"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# expect: fail destination_port_ranges
resource "azurerm_network_security_rule" "several" {
  name                        = "several"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "0.0.0.0/0"
  destination_address_prefix  = "*"
  destination_port_ranges     = ["443", "3389"]
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# expect: pass destination_port_range
resource "azurerm_network_security_rule" "https" {
  name                        = "https"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
  destination_port_range      = "443"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# Denied, hence no result.
resource "azurerm_network_security_rule" "denied" {
  name                        = "denied"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "3389"
  resource_group_name         = "rg"
  network_security_group_name = "nsg"
}

# expect: fail security_rule.source_address_prefixes
resource "azurerm_network_security_group" "inline" {
  name                = "inline"
  location            = "francecentral"
  resource_group_name = "rg"
  security_rule {
    name                       = "open"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefixes    = ["0.0.0.0/1", "128.0.0.0/1"]
    destination_address_prefix = "*"
    destination_port_range     = "3389"
  }
}

# expect: fail source_address_prefixes
resource "azurerm_network_security_rule" "everyone_beside_what_is_not_given" {
  name                        = "x"
  resource_group_name         = "rg"
  network_security_group_name = "n"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
  source_address_prefixes     = [var.given, "0.0.0.0/0"]
}

data "azurerm_subnet" "bastion" {
  name                 = "AzureBastionSubnet"
  virtual_network_name = "n"
  resource_group_name  = "rg"
}

# expect: pass source_address_prefixes
resource "azurerm_network_security_rule" "from_a_subnet" {
  name                        = "x"
  resource_group_name         = "rg"
  network_security_group_name = "n"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
  source_address_prefixes     = [data.azurerm_subnet.bastion.address_prefix]
}

# -- what a rule of a lower number refuses -----------------------------------------------------------------------------

# expect: fail security_rule[2].source_address_prefix
resource "azurerm_network_security_group" "in_an_order" {
  name                = "in-an-order"
  location            = "francecentral"
  resource_group_name = "rg"
  security_rule {
    name                       = "no-ssh"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "ssh-too-late"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "rdp"
    priority                   = 300
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "3389"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_security_group" "of_rules_apart" {
  name                = "of-rules-apart"
  location            = "francecentral"
  resource_group_name = "rg"
}

resource "azurerm_network_security_rule" "no_ssh" {
  name                        = "no-ssh"
  network_security_group_name = azurerm_network_security_group.of_rules_apart.name
  resource_group_name         = "rg"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
}

# expect: pass
resource "azurerm_network_security_rule" "ssh_too_late" {
  name                        = "ssh-too-late"
  network_security_group_name = azurerm_network_security_group.of_rules_apart.name
  resource_group_name         = "rg"
  priority                    = 210
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
}

# expect: fail destination_port_range
resource "azurerm_network_security_rule" "several_ports_in_one_word" {
  name                   = "several"
  direction              = "Inbound"
  access                 = "Allow"
  protocol               = "Tcp"
  priority               = 120
  source_address_prefix  = "0.0.0.0"
  destination_port_range = "443, 20-30"
}
