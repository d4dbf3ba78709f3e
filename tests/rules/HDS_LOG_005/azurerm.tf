variable "target" {
  type = string
}

# expect: pass enabled_log
resource "azurerm_application_gateway" "logged" {
  name     = "portal"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "gateway" {
  name                       = "gateway"
  target_resource_id         = azurerm_application_gateway.logged.id
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category = "ApplicationGatewayAccessLog"
  }
}

# expect: unknown
resource "azurerm_cdn_frontdoor_profile" "front" {
  name     = "front"
  sku_name = "Standard_AzureFrontDoor"
}

resource "azurerm_monitor_diagnostic_setting" "somewhere" {
  name                       = "somewhere"
  target_resource_id         = var.target
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category_group = "allLogs"
  }
}

# expect: pass logs.http_logs
resource "azurerm_linux_web_app" "logged" {
  name     = "portal"
  location = "francecentral"
  logs {
    http_logs {
      file_system {
        retention_in_days = 7
        retention_in_mb   = 35
      }
    }
  }
}

# Traces of requests that failed leave out those that did not; a diagnostic setting above may be its.
# expect: unknown
resource "azurerm_linux_web_app" "traces_of_failures" {
  name     = "portal"
  location = "francecentral"
  logs {
    failed_request_tracing = true
  }
}
