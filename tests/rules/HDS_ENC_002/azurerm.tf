# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_managed_disk" "data" {
  name                 = "x"
  location             = "francecentral"
  resource_group_name  = "rg"
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
}

# expect: pass
resource "azurerm_linux_virtual_machine" "web" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  os_disk {
    caching              = "None"
    storage_account_type = "Premium_LRS"
  }
}
