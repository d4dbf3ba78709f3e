# Logs are written once.
resource "azurerm_storage_account" "flows" {
  name                     = "clinicflows"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
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

# expect: fail blob_properties.versioning_enabled
resource "azurerm_storage_account" "records" {
  name                     = "clinicrecords"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_monitor_diagnostic_setting" "records" {
  name               = "records"
  target_resource_id = azurerm_storage_account.records.id
  storage_account_id = azurerm_storage_account.flows.id
  metric {
    category = "Transaction"
  }
}
