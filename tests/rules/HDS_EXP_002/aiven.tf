variable "given" {}

# expect: pass project_vpc_id
resource "aiven_pg" "in_network" {
  project        = "p"
  service_name   = "s"
  project_vpc_id = "v"
}

# expect: fail pg_user_config.ip_filter
resource "aiven_pg" "by_default" {
  project      = "p"
  service_name = "s"
}

# expect: pass pg_user_config.ip_filter_object.network
resource "aiven_pg" "limited" {
  project      = "p"
  service_name = "s"
  pg_user_config {
    ip_filter_object {
      network = "203.0.113.0/28"
    }
  }
}

# expect: unknown pg_user_config.ip_filter_object.network
resource "aiven_pg" "not_given" {
  project      = "p"
  service_name = "s"
  pg_user_config {
    ip_filter_object {
      network = var.given
    }
  }
}
