variable "soft" {
  type = bool
}

# expect: pass soft_delete_enabled
resource "azurerm_recovery_services_vault" "silent" {
  name     = "vault"
  location = "francecentral"
  sku      = "Standard"
}

# expect: fail soft_delete_enabled
resource "azurerm_recovery_services_vault" "off" {
  name                = "vault"
  location            = "francecentral"
  sku                 = "Standard"
  soft_delete_enabled = false
}

# expect: unknown soft_delete_enabled
resource "azurerm_recovery_services_vault" "given" {
  name                = "vault"
  location            = "francecentral"
  sku                 = "Standard"
  soft_delete_enabled = var.soft
}

# expect: fail soft_delete
resource "azurerm_data_protection_backup_vault" "off" {
  name           = "vault"
  location       = "francecentral"
  datastore_type = "VaultStore"
  redundancy     = "ZoneRedundant"
  soft_delete    = "Off"
}
