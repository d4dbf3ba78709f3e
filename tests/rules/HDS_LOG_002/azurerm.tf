variable "recorded" {
  type = list(string)
}

# expect: pass categories
resource "azurerm_monitor_log_profile" "whole" {
  name       = "default"
  categories = ["Action", "Delete", "Write"]
  locations  = ["francecentral", "global"]
  retention_policy {
    enabled = false
  }
}

# expect: fail categories
resource "azurerm_monitor_log_profile" "without_deletions" {
  name       = "default"
  categories = ["Action", "Write"]
  locations  = ["francecentral", "global"]
  retention_policy {
    enabled = false
  }
}

# expect: unknown categories
resource "azurerm_monitor_log_profile" "not_given" {
  name       = "default"
  categories = var.recorded
  locations  = ["francecentral", "global"]
  retention_policy {
    enabled = false
  }
}
