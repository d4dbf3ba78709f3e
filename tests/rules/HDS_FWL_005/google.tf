variable "given" {}

resource "google_compute_security_policy" "portal" {
  name = "portal"
  rule {
    action   = "deny(403)"
    priority = 1000
    match {
      expr {
        expression = "evaluatePreconfiguredWaf('sqli-v33-stable')"
      }
    }
  }
}

# expect: pass security_policy
resource "google_compute_backend_service" "filtered" {
  name            = "filtered"
  protocol        = "HTTPS"
  security_policy = google_compute_security_policy.portal.id
}

# expect: fail security_policy
resource "google_compute_backend_service" "open" {
  name     = "open"
  protocol = "HTTPS"
}

# No entry point of the Internet.
resource "google_compute_backend_service" "inside" {
  name                  = "inside"
  protocol              = "HTTPS"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
}

resource "google_compute_region_backend_service" "inside" {
  name   = "inside"
  region = "europe-west9"
}
# never unknown: the service names its policy itself
