variable "target" {
  type = string
}

# expect: unknown
resource "azurerm_point_to_site_vpn_gateway" "perhaps" {
  name     = "staff"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "somewhere" {
  name                       = "somewhere"
  target_resource_id         = var.target
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category = "P2SDiagnosticLog"
  }
}
