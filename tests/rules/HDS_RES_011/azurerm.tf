variable "place" {
  type = string
}

# expect: pass storage_mode_type
resource "azurerm_recovery_services_vault" "near" {
  name                = "near"
  resource_group_name = "clinic"
  location            = "francecentral"
  sku                 = "Standard"
}

# Brazil South is paired with a region of the United States.
# expect: fail geo_redundant_backup_enabled
resource "azurerm_postgresql_flexible_server" "far" {
  name                         = "far"
  resource_group_name          = "clinic"
  location                     = "brazilsouth"
  geo_redundant_backup_enabled = true
}

# expect: unknown location
resource "azurerm_recovery_services_vault" "later" {
  name                = "later"
  resource_group_name = "clinic"
  location            = var.place
  sku                 = "Standard"
}
