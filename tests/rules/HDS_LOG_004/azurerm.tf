variable "given" {}

# expect: pass retention_in_days
resource "azurerm_log_analytics_workspace" "good" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  retention_in_days   = 365
}

# expect: fail retention_in_days
resource "azurerm_log_analytics_workspace" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: unknown retention_in_days
resource "azurerm_log_analytics_workspace" "not_given" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  retention_in_days   = var.given
}

# expect: fail retention_in_days
resource "azurerm_application_insights" "short" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  application_type    = "web"
}

# expect: fail retention_policy.days
resource "azurerm_network_watcher_flow_log" "ten_days" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  enabled             = true
  retention_policy {
    enabled = true
    days    = 10
  }
}

# expect: pass retention_in_days
resource "azurerm_mssql_server_extended_auditing_policy" "for_ever" {
  server_id = "s"
}

resource "azurerm_log_analytics_workspace" "kept_a_year" {
  name                = "y"
  location            = "francecentral"
  resource_group_name = "rg"
  retention_in_days   = 365
}

# Its workspace is judged for it.
resource "azurerm_application_insights" "in_workspace" {
  name                = "y"
  location            = "francecentral"
  resource_group_name = "rg"
  application_type    = "web"
  workspace_id        = azurerm_log_analytics_workspace.kept_a_year.id
}

# expect: fail extended_auditing_policy.retention_in_days
resource "azurerm_sql_server" "with_its_own_policy" {
  name     = "x"
  location = "francecentral"
  version  = "12.0"
  extended_auditing_policy {
    storage_endpoint  = "https://audit.blob.core.windows.net"
    retention_in_days = 90
  }
}

# expect: fail extended_auditing_policy.retention_in_days
resource "azurerm_mssql_server" "short" {
  name     = "records"
  location = "francecentral"
  extended_auditing_policy {
    retention_in_days = 30
  }
}

# expect: fail retention_in_days
resource "azurerm_synapse_sql_pool_extended_auditing_policy" "short" {
  sql_pool_id       = "pool"
  retention_in_days = 30
}
