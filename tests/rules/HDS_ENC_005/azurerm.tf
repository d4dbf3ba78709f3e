# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_redis_cache" "sessions" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  capacity            = 1
  family              = "P"
  sku_name            = "Premium"
}
