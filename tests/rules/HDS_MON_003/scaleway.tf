# expect: pass contact_points
resource "scaleway_cockpit_alert_manager" "good" {
  enable_managed_alerts = true
  contact_points {
    email = "security@clinic.example"
  }
}

# expect: fail contact_points
resource "scaleway_cockpit_alert_manager" "bad" {
  enable_managed_alerts = true
}

variable "told" {}

# expect: unknown contact_points
resource "scaleway_cockpit_alert_manager" "later" {
  enable_managed_alerts = true
  contact_points        = var.told
}
