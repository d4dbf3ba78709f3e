variable "days" {}

# expect: pass retention_days
resource "scaleway_cockpit_source" "a_year" {
  name           = "application"
  type           = "logs"
  retention_days = 365
}

# expect: fail retention_days
resource "scaleway_cockpit_source" "two_years" {
  name           = "application"
  type           = "logs"
  retention_days = 730
}

# expect: unknown retention_days
resource "scaleway_cockpit_source" "later" {
  name           = "application"
  type           = "logs"
  retention_days = var.days
}
