variable "given" {}

resource "google_compute_url_map" "redirect" {
  name = "x"
  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}

resource "google_compute_url_map" "web" {
  name            = "x"
  default_service = "s"
}

# expect: pass default_url_redirect.https_redirect
resource "google_compute_target_http_proxy" "redirecting" {
  name    = "x"
  url_map = google_compute_url_map.redirect.id
}

# expect: fail url_map
resource "google_compute_target_http_proxy" "plain" {
  name    = "x"
  url_map = google_compute_url_map.web.id
}

# expect: unknown url_map
resource "google_compute_target_http_proxy" "not_given" {
  name    = "x"
  url_map = var.given
}

# expect: pass
resource "google_compute_target_https_proxy" "https" {
  name    = "x"
  url_map = google_compute_url_map.web.id
}

# expect: fail https_trigger_security_level
resource "google_cloudfunctions_function" "clear_too" {
  name         = "booking"
  runtime      = "nodejs20"
  region       = "europe-west9"
  trigger_http = true
}

# expect: pass https_trigger_security_level
resource "google_cloudfunctions_function" "over_tls" {
  name                         = "booking"
  runtime                      = "nodejs20"
  region                       = "europe-west9"
  trigger_http                 = true
  https_trigger_security_level = "SECURE_ALWAYS"
}
