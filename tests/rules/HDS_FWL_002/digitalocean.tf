variable "given" {}

# expect: pass inbound_rule.source_addresses
resource "digitalocean_firewall" "clinic" {
  name = "f"
  inbound_rule {
    protocol         = "tcp"
    port_range       = "5432"
    source_addresses = ["203.0.113.0/28"]
  }
}

# expect: fail inbound_rule.source_addresses
resource "digitalocean_firewall" "anyone" {
  name = "f"
  inbound_rule {
    protocol         = "tcp"
    port_range       = "5432"
    source_addresses = ["0.0.0.0/0"]
  }
}

# expect: unknown inbound_rule.source_addresses
resource "digitalocean_firewall" "not_given" {
  name = "f"
  inbound_rule {
    protocol         = "tcp"
    port_range       = "5432"
    source_addresses = [var.given]
  }
}
