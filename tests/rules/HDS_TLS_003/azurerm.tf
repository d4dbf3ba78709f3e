variable "given" {}

# expect: pass non_ssl_port_enabled
resource "azurerm_redis_cache" "good" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail non_ssl_port_enabled
resource "azurerm_redis_cache" "bad" {
  name                 = "x"
  location             = "francecentral"
  resource_group_name  = "rg"
  non_ssl_port_enabled = true
}

# expect: unknown non_ssl_port_enabled
resource "azurerm_redis_cache" "not_given" {
  name                 = "x"
  location             = "francecentral"
  resource_group_name  = "rg"
  non_ssl_port_enabled = var.given
}

# expect: fail enable_non_ssl_port
resource "azurerm_redis_cache" "old_spelling" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  enable_non_ssl_port = true
}
