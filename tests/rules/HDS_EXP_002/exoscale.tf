variable "allowed" {
  type = list(string)
}

# expect: pass
resource "exoscale_dbaas" "good" {
  zone = "de-fra-1"
  name = "records"
  type = "pg"
  plan = "business-4"
  pg {
    ip_filter = ["203.0.113.0/28"]
  }
}

# expect: fail pg.ip_filter
resource "exoscale_dbaas" "bad" {
  zone = "de-fra-1"
  name = "records"
  type = "pg"
  plan = "business-4"
  pg {
    ip_filter = ["0.0.0.0/0"]
  }
}

# expect: unknown pg.ip_filter
resource "exoscale_dbaas" "given" {
  zone = "de-fra-1"
  name = "records"
  type = "pg"
  plan = "business-4"
  pg {
    ip_filter = var.allowed
  }
}
