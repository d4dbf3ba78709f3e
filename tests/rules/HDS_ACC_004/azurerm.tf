variable "own_account" {
  type = bool
}

# expect: pass admin_enabled
resource "azurerm_container_registry" "by_identity" {
  name          = "images"
  location      = "francecentral"
  sku           = "Premium"
  admin_enabled = false
}

# expect: fail admin_enabled
resource "azurerm_container_registry" "own_account" {
  name          = "images"
  location      = "francecentral"
  sku           = "Premium"
  admin_enabled = true
}

# expect: unknown admin_enabled
resource "azurerm_container_registry" "not_given" {
  name          = "images"
  location      = "francecentral"
  sku           = "Premium"
  admin_enabled = var.own_account
}

# Nothing is made unless asked for.
resource "azurerm_container_registry" "by_default" {
  name     = "images"
  location = "francecentral"
  sku      = "Premium"
}
