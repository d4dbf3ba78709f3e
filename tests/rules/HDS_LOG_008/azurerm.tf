variable "agent" {
  type = bool
}

# expect: pass enabled_log.category
resource "azurerm_kubernetes_cluster" "recorded" {
  name     = "recorded"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "cluster" {
  name                       = "cluster"
  target_resource_id         = azurerm_kubernetes_cluster.recorded.id
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category = "kube-audit-admin"
  }
}

# expect: pass oms_agent.enabled
resource "azurerm_kubernetes_cluster" "agent" {
  name     = "agent"
  location = "francecentral"
  oms_agent {
    log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  }
}

# expect: fail
resource "azurerm_kubernetes_cluster" "silent" {
  name     = "silent"
  location = "francecentral"
}

# expect: unknown addon_profile.oms_agent.enabled
resource "azurerm_kubernetes_cluster" "given" {
  name     = "given"
  location = "francecentral"
  addon_profile {
    oms_agent {
      enabled = var.agent
    }
  }
}

# What the scheduler decides, and not who asked for what.
# expect: fail enabled_log
resource "azurerm_kubernetes_cluster" "scheduler_only" {
  name     = "scheduler"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "scheduler" {
  name                       = "scheduler"
  target_resource_id         = azurerm_kubernetes_cluster.scheduler_only.id
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category = "kube-scheduler"
  }
}
