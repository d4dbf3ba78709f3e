variable "given" {}

# expect: pass public_network_access_enabled
resource "azurerm_mssql_server" "good" {
  name                          = "x"
  location                      = "francecentral"
  resource_group_name           = "rg"
  public_network_access_enabled = false
}

# expect: fail public_network_access_enabled
resource "azurerm_mssql_server" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: unknown public_network_access_enabled
resource "azurerm_mssql_server" "not_given" {
  name                          = "x"
  location                      = "francecentral"
  resource_group_name           = "rg"
  public_network_access_enabled = var.given
}

# expect: pass delegated_subnet_id
resource "azurerm_postgresql_flexible_server" "in_network" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  delegated_subnet_id = "subnet"
}

# expect: fail start_ip_address
resource "azurerm_mssql_firewall_rule" "everyone" {
  name             = "x"
  server_id        = "s"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

# expect: pass start_ip_address
resource "azurerm_mssql_firewall_rule" "office" {
  name             = "x"
  server_id        = "s"
  start_ip_address = "203.0.113.8"
  end_ip_address   = "203.0.113.15"
}

# expect: fail public_data_endpoint_enabled
resource "azurerm_mssql_managed_instance" "published" {
  name                         = "x"
  location                     = "francecentral"
  resource_group_name          = "rg"
  public_data_endpoint_enabled = true
}

# expect: fail start_ip
resource "azurerm_redis_firewall_rule" "all" {
  name                = "x"
  redis_cache_name    = "r"
  resource_group_name = "rg"
  start_ip            = "0.0.0.0"
  end_ip              = "255.255.255.255"
}

# expect: pass
resource "azurerm_redis_cache" "limited" {
  name     = "sessions-limited"
  location = "francecentral"
}

# expect: pass
resource "azurerm_redis_firewall_rule" "limited" {
  name             = "clinic"
  redis_cache_name = azurerm_redis_cache.limited.name
  start_ip         = "203.0.113.0"
  end_ip           = "203.0.113.15"
}
