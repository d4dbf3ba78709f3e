# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_storage_share" "scans" {
  name               = "x"
  storage_account_id = "a"
  quota              = 50
}

# expect: pass
resource "azurerm_netapp_volume" "scans" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}
