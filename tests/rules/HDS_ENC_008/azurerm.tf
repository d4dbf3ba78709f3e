# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_snapshot" "disk" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  create_option       = "Copy"
}
