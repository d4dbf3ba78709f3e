# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_recovery_services_vault" "vault" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  sku                 = "Standard"
}
