variable "given" {}

# expect: pass purge_protection_enabled
resource "azurerm_key_vault" "good" {
  name                     = "x"
  location                 = "francecentral"
  resource_group_name      = "rg"
  tenant_id                = "t"
  sku_name                 = "premium"
  purge_protection_enabled = true
}

# expect: fail purge_protection_enabled
resource "azurerm_key_vault" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  tenant_id           = "t"
  sku_name            = "premium"
}

# expect: unknown purge_protection_enabled
resource "azurerm_key_vault" "not_given" {
  name                     = "x"
  location                 = "francecentral"
  resource_group_name      = "rg"
  tenant_id                = "t"
  sku_name                 = "premium"
  purge_protection_enabled = var.given
}
