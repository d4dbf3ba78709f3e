variable "given" {}

# expect: pass transparent_data_encryption_enabled
resource "azurerm_mssql_database" "good" {
  name      = "x"
  server_id = "s"
}

# expect: fail transparent_data_encryption_enabled
resource "azurerm_mssql_database" "bad" {
  name                                = "x"
  server_id                           = "s"
  transparent_data_encryption_enabled = false
}

# expect: unknown transparent_data_encryption_enabled
resource "azurerm_mssql_database" "not_given" {
  name                                = "x"
  server_id                           = "s"
  transparent_data_encryption_enabled = var.given
}

# expect: pass
resource "azurerm_postgresql_flexible_server" "always" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: pass
resource "azurerm_cosmosdb_account" "always" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail disk_encryption_enabled
resource "azurerm_kusto_cluster" "by_default" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}
