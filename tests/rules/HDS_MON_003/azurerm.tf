variable "on" {
  type = bool
}

# expect: pass enabled
resource "azurerm_monitor_activity_log_alert" "silent" {
  name = "policy-changed"
}

# expect: fail enabled
resource "azurerm_monitor_metric_alert" "off" {
  name    = "policy-changed"
  enabled = false
}

# expect: unknown enabled
resource "azurerm_monitor_scheduled_query_rules_alert_v2" "given" {
  name    = "policy-changed"
  enabled = var.on
}

# expect: fail alerts_to_admins
resource "azurerm_security_center_contact" "alone" {
  email               = "soc@clinic.example"
  alert_notifications = true
  alerts_to_admins    = false
}

# expect: fail email
resource "azurerm_security_center_contact" "without_address" {
  name                = "x"
  email               = ""
  alert_notifications = true
  alerts_to_admins    = true
}
