variable "audited" {
  type = bool
}

# expect: pass enabled
resource "azurerm_mssql_server" "audited" {
  name     = "records"
  location = "francecentral"
}

resource "azurerm_mssql_server_extended_auditing_policy" "records" {
  server_id         = azurerm_mssql_server.audited.id
  retention_in_days = 180
}

# expect: fail extended_auditing_policy
resource "azurerm_mssql_server" "silent" {
  name     = "records-two"
  location = "francecentral"
}

# expect: unknown enabled
resource "azurerm_mssql_server" "given" {
  name     = "records-three"
  location = "francecentral"
}

resource "azurerm_mssql_server_extended_auditing_policy" "given" {
  server_id = azurerm_mssql_server.given.id
  enabled   = var.audited
}

# expect: pass value
resource "azurerm_postgresql_flexible_server" "configured" {
  name     = "appointments"
  location = "francecentral"
}

# expect: pass value
resource "azurerm_postgresql_flexible_server_configuration" "connections" {
  name      = "log_connections"
  server_id = azurerm_postgresql_flexible_server.configured.id
  value     = "on"
}

# expect: fail
resource "azurerm_postgresql_flexible_server" "silent" {
  name     = "appointments-two"
  location = "francecentral"
}

# expect: fail value
resource "azurerm_postgresql_configuration" "off" {
  name        = "log_disconnections"
  server_name = "elsewhere"
  value       = "off"
}

# expect: fail
resource "azurerm_cosmosdb_account" "silent" {
  name     = "documents"
  location = "francecentral"
}

# expect: fail
resource "azurerm_synapse_workspace" "silent" {
  name     = "research"
  location = "francecentral"
}

# expect: pass log_monitoring_enabled
resource "azurerm_synapse_workspace" "audited" {
  name     = "research-two"
  location = "francecentral"
}

resource "azurerm_synapse_workspace_extended_auditing_policy" "research" {
  synapse_workspace_id = azurerm_synapse_workspace.audited.id
}

# expect: fail log_monitoring_enabled
resource "azurerm_synapse_sql_pool" "policy_without_logs" {
  name                 = "research"
  synapse_workspace_id = azurerm_synapse_workspace.audited.id
}

resource "azurerm_synapse_sql_pool_extended_auditing_policy" "research" {
  sql_pool_id            = azurerm_synapse_sql_pool.policy_without_logs.id
  log_monitoring_enabled = false
}

# expect: fail value
resource "azurerm_postgresql_configuration" "no_durations" {
  name        = "log_duration"
  server_name = "elsewhere"
  value       = "off"
}
