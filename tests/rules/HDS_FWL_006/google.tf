variable "action" {}

# expect: pass rule[0].action
resource "google_compute_security_policy" "that_stops" {
  name = "portal"
  rule {
    action   = "deny(403)"
    priority = 1000
  }
}

# expect: fail rule
resource "google_compute_security_policy" "that_lets_all_in" {
  name = "portal"
  rule {
    action   = "allow"
    priority = 2147483647
  }
}

# expect: fail rule
resource "google_compute_security_policy" "in_preview" {
  name = "portal"
  rule {
    action   = "deny(403)"
    priority = 1000
    preview  = true
  }
}

# expect: unknown rule[0].action
resource "google_compute_security_policy" "not_known" {
  name = "portal"
  rule {
    action   = var.action
    priority = 1000
  }
}

# expect: pass
resource "google_compute_security_policy" "completed" {
  name = "completed"
}

resource "google_compute_security_policy_rule" "completing" {
  security_policy = google_compute_security_policy.completed.name
  action          = "deny(403)"
  priority        = 1000
}
