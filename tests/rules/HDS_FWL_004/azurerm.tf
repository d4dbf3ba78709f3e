variable "given" {}

# expect: pass network_rules.default_action
resource "azurerm_storage_account" "closed" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  network_rules {
    default_action = "Deny"
  }
}

# expect: fail network_rules.default_action
resource "azurerm_storage_account" "opened" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  network_rules {
    default_action = "Allow"
  }
}

# expect: unknown network_rules.default_action
resource "azurerm_storage_account" "not_given" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  network_rules {
    default_action = var.given
  }
}

# The Internet does not reach it, whatever its firewall says.
resource "azurerm_key_vault" "unreached" {
  name                          = "keys"
  location                      = "francecentral"
  public_network_access_enabled = false
  network_acls {
    bypass         = "AzureServices"
    default_action = "Allow"
  }
}

resource "azurerm_storage_account" "unreached" {
  name                          = "records"
  location                      = "francecentral"
  public_network_access_enabled = false
}

resource "azurerm_storage_account_network_rules" "unreached" {
  storage_account_id = azurerm_storage_account.unreached.id
  default_action     = "Allow"
}
