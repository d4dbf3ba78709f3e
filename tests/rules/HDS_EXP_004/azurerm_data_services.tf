variable "given" {}

# expect: pass public_network_access_enabled
resource "azurerm_cognitive_account" "good" {
  name                          = "letters"
  location                      = "francecentral"
  resource_group_name           = "rg"
  kind                          = "TextAnalytics"
  sku_name                      = "S"
  public_network_access_enabled = false
}

# expect: pass network_acls.default_action
resource "azurerm_cognitive_account" "limited" {
  name                = "letters"
  location            = "francecentral"
  resource_group_name = "rg"
  kind                = "TextAnalytics"
  sku_name            = "S"
  network_acls {
    default_action = "Deny"
    ip_rules       = ["203.0.113.0/28"]
  }
}

# expect: fail public_network_access_enabled
resource "azurerm_cognitive_account" "bad" {
  name                = "letters"
  location            = "francecentral"
  resource_group_name = "rg"
  kind                = "TextAnalytics"
  sku_name            = "S"
}

# expect: fail public_network_enabled
resource "azurerm_data_factory" "bad" {
  name                = "feeds"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: unknown public_network_enabled
resource "azurerm_data_factory" "not_given" {
  name                   = "feeds"
  location               = "francecentral"
  resource_group_name    = "rg"
  public_network_enabled = var.given
}

# expect: pass public_network_access_enabled
resource "azurerm_databricks_workspace" "good" {
  name                          = "cohorts"
  location                      = "francecentral"
  resource_group_name           = "rg"
  sku                           = "premium"
  public_network_access_enabled = false
}
