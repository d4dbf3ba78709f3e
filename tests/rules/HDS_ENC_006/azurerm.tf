# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_servicebus_namespace" "orders" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  sku                 = "Premium"
}
