variable "given" {}

# expect: pass https_traffic_only_enabled
resource "azurerm_storage_account" "good" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail https_traffic_only_enabled
resource "azurerm_storage_account" "bad" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  https_traffic_only_enabled = false
}

# expect: unknown https_traffic_only_enabled
resource "azurerm_storage_account" "not_given" {
  name                       = "x"
  location                   = "francecentral"
  resource_group_name        = "rg"
  https_traffic_only_enabled = var.given
}

# expect: fail enable_https_traffic_only
resource "azurerm_storage_account" "old_spelling" {
  name                      = "x"
  location                  = "francecentral"
  resource_group_name       = "rg"
  enable_https_traffic_only = false
}
