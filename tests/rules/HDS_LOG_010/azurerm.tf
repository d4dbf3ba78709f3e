# expect: pass enabled_log
resource "azurerm_virtual_network_gateway" "logged" {
  name     = "practices"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "gateway" {
  name                       = "gateway"
  target_resource_id         = azurerm_virtual_network_gateway.logged.id
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category = "IKEDiagnosticLog"
  }
}

# expect: fail
resource "azurerm_virtual_network_gateway" "silent" {
  name     = "practices-two"
  location = "francecentral"
}
