variable "given" {}


# expect: pass retention_days
resource "scaleway_cockpit_source" "year" {
  name           = "application"
  type           = "logs"
  retention_days = 365
}

# expect: fail retention_days
resource "scaleway_cockpit_source" "month" {
  name           = "application"
  type           = "logs"
  retention_days = 31
}

# expect: unknown retention_days
resource "scaleway_cockpit_source" "not_given" {
  name           = "application"
  type           = "logs"
  retention_days = var.given
}

# Metrics are no logs.
resource "scaleway_cockpit_source" "metrics" {
  name           = "metrics"
  type           = "metrics"
  retention_days = 31
}
