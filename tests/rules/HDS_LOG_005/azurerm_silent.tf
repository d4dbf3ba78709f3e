# expect: fail
resource "azurerm_application_gateway" "silent" {
  name     = "portal"
  location = "francecentral"
}

# Metrics alone tell nothing of who asked for what.
# expect: fail
resource "azurerm_api_management" "metrics" {
  name     = "interface"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "metrics" {
  name                       = "metrics"
  target_resource_id         = azurerm_api_management.metrics.id
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_metric {
    category = "AllMetrics"
  }
}

# expect: fail
resource "azurerm_linux_web_app" "silent" {
  name     = "portal"
  location = "francecentral"
}
