# never fail, unknown: automatic backups cannot be switched off

# expect: pass backup_retention_days
resource "azurerm_postgresql_flexible_server" "records" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}
