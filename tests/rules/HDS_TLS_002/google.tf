variable "given" {}

# expect: pass min_tls_version
resource "google_compute_ssl_policy" "modern" {
  name            = "x"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

# expect: fail min_tls_version
resource "google_compute_ssl_policy" "by_default" {
  name = "x"
}

# expect: unknown min_tls_version
resource "google_compute_ssl_policy" "not_given" {
  name            = "x"
  min_tls_version = var.given
}

# expect: fail ssl_policy
resource "google_compute_target_https_proxy" "without_policy" {
  name    = "x"
  url_map = "m"
}
