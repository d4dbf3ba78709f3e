variable "on" {
  type = bool
}

# expect: pass enabled
resource "google_monitoring_alert_policy" "silent" {
  display_name = "policy changed"
  combiner     = "OR"
}

# expect: fail enabled
resource "google_monitoring_alert_policy" "off" {
  display_name = "policy changed"
  combiner     = "OR"
  enabled      = false
}

# expect: unknown enabled
resource "google_monitoring_alert_policy" "given" {
  display_name = "policy changed"
  combiner     = "OR"
  enabled      = var.on
}
