variable "given" {}

# expect: pass tier
resource "azurerm_security_center_subscription_pricing" "good" {
  tier = "Standard"
}

# expect: fail tier
resource "azurerm_security_center_subscription_pricing" "bad" {
  tier = "Free"
}

# expect: unknown tier
resource "azurerm_security_center_subscription_pricing" "not_given" {
  tier = var.given
}

# expect: fail enabled
resource "azurerm_network_watcher_flow_log" "off" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  enabled             = false
}

# expect: fail disabled_alerts
resource "azurerm_mssql_server_security_alert_policy" "half" {
  server_name     = "records"
  state           = "Enabled"
  disabled_alerts = ["Sql_Injection"]
}

# expect: fail threat_detection_policy.enabled
resource "azurerm_postgresql_server" "unwatched" {
  name     = "records"
  location = "francecentral"
}

# expect: pass threat_detection_policy.enabled
resource "azurerm_mysql_server" "watched" {
  name     = "records"
  location = "francecentral"
  threat_detection_policy {
    enabled = true
  }
}

# expect: fail threat_intel_mode
resource "azurerm_firewall" "blind" {
  name              = "edge"
  location          = "francecentral"
  sku_name          = "AZFW_VNet"
  sku_tier          = "Standard"
  threat_intel_mode = "Off"
}

# expect: fail intrusion_detection.mode
resource "azurerm_firewall_policy" "without_detection" {
  name     = "edge"
  location = "francecentral"
  intrusion_detection {
    mode = "Off"
  }
}
