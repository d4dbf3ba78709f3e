# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_storage_account" "documents" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}
