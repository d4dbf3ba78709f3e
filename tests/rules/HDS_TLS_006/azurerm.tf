variable "given" {}

# expect: pass value
resource "azurerm_postgresql_flexible_server_configuration" "on" {
  name      = "require_secure_transport"
  server_id = "s"
  value     = "on"
}

# expect: fail value
resource "azurerm_postgresql_flexible_server_configuration" "off" {
  name      = "require_secure_transport"
  server_id = "s"
  value     = "off"
}

# expect: unknown value
resource "azurerm_postgresql_flexible_server_configuration" "not_given" {
  name      = "require_secure_transport"
  server_id = "s"
  value     = var.given
}

# expect: fail ssl_enforcement_enabled
resource "azurerm_postgresql_server" "off" {
  name                    = "x"
  location                = "francecentral"
  resource_group_name     = "rg"
  ssl_enforcement_enabled = false
}
