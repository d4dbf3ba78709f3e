variable "given" {}

# expect: pass allow_nested_items_to_be_public
resource "azurerm_storage_account" "good" {
  name                            = "x"
  location                        = "francecentral"
  resource_group_name             = "rg"
  allow_nested_items_to_be_public = false
}

# expect: fail allow_nested_items_to_be_public
resource "azurerm_storage_account" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: unknown allow_nested_items_to_be_public
resource "azurerm_storage_account" "not_given" {
  name                            = "x"
  location                        = "francecentral"
  resource_group_name             = "rg"
  allow_nested_items_to_be_public = var.given
}

# expect: fail container_access_type
resource "azurerm_storage_container" "leaflets" {
  name                  = "x"
  storage_account_id    = "a"
  container_access_type = "blob"
}

# expect: pass container_access_type
resource "azurerm_storage_container" "documents" {
  name               = "x"
  storage_account_id = "a"
}
