variable "read" {
  type = bool
}

# expect: pass enabled_log.category
resource "azurerm_storage_account" "documents" {
  name     = "clinicdocuments"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "blobs" {
  name                       = "blobs"
  target_resource_id         = "${azurerm_storage_account.documents.id}/blobServices/default"
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category = "StorageRead"
  }
}

# expect: fail
resource "azurerm_storage_account" "silent" {
  name     = "clinicletters"
  location = "francecentral"
}

# expect: pass queue_properties.logging.read
resource "azurerm_storage_account" "queue" {
  name     = "clinicqueue"
  location = "francecentral"
  queue_properties {
    logging {
      read    = true
      write   = true
      delete  = true
      version = "1.0"
    }
  }
}

# expect: unknown queue_properties.logging.read
resource "azurerm_storage_account" "given" {
  name     = "clinicgiven"
  location = "francecentral"
  queue_properties {
    logging {
      read    = var.read
      write   = false
      delete  = false
      version = "1.0"
    }
  }
}

# Who changed what is kept, and not who read what.
# expect: fail enabled_log
resource "azurerm_storage_account" "changes_only" {
  name     = "clinicchanges"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "changes" {
  name                       = "changes"
  target_resource_id         = "${azurerm_storage_account.changes_only.id}/blobServices/default"
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  dynamic "enabled_log" {
    for_each = toset(["StorageWrite", "StorageDelete"])
    content {
      category = enabled_log.value
    }
  }
}

# expect: pass enabled_log.category_group
resource "azurerm_storage_account" "whole" {
  name     = "clinicwhole"
  location = "francecentral"
}

resource "azurerm_monitor_diagnostic_setting" "whole" {
  name                       = "whole"
  target_resource_id         = "${azurerm_storage_account.whole.id}/blobServices/default"
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log {
    category_group = "allLogs"
  }
}

# Collects the flow logs: who reads them is not logged into itself.
resource "azurerm_storage_account" "flows" {
  name     = "clinicflows"
  location = "francecentral"
}

resource "azurerm_network_watcher_flow_log" "records" {
  name                      = "records"
  network_watcher_name      = "watcher"
  resource_group_name       = "clinic"
  network_security_group_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n"
  storage_account_id        = azurerm_storage_account.flows.id
  enabled                   = true
  retention_policy {
    enabled = true
    days    = 365
  }
}
