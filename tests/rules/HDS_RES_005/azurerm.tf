variable "location" {
  type = string
}

# expect: pass location
resource "azurerm_resource_group" "clinic" {
  name     = "clinic"
  location = "francecentral"
}

# expect: fail location
resource "azurerm_resource_group" "archive" {
  name     = "archive"
  location = "East US"
}

# expect: unknown location
resource "azurerm_resource_group" "later" {
  name     = "later"
  location = var.location
}
