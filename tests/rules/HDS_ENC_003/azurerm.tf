# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_storage_account" "documents" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail encryption_state
resource "azurerm_data_lake_store" "in_clear" {
  name                = "lake"
  location            = "westeurope"
  resource_group_name = "rg"
  encryption_state    = "Disabled"
}
