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
