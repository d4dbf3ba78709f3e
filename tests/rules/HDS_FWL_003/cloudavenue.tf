variable "verdict" {}

# A group of the network is no opening.
resource "cloudavenue_edgegateway_firewall" "good" {
  edge_gateway_id = "urn:vcloud:gateway:11111111-2222-3333-4444-555555555555"
  rules = [{
    action      = "ALLOW"
    name        = "from the hospital"
    direction   = "IN"
    ip_protocol = "IPV4"
    source_ids  = ["urn:vcloud:firewallGroup:11111111-2222-3333-4444-555555555555"]
    }, {
    action      = "DROP"
    name        = "everybody else"
    direction   = "IN"
    ip_protocol = "IPV4"
  }]
}

# expect: pass rules.source_ip_addresses
resource "cloudavenue_edgegateway_firewall" "addresses" {
  edge_gateway_id = "urn:vcloud:gateway:11111111-2222-3333-4444-555555555555"
  rules = [{
    action              = "ALLOW"
    name                = "from the hospital"
    direction           = "IN"
    ip_protocol         = "IPV4"
    source_ip_addresses = ["203.0.113.0/28"]
  }]
}

# expect: fail rules.source_ids
resource "cloudavenue_edgegateway_firewall" "bad" {
  edge_gateway_id = "urn:vcloud:gateway:11111111-2222-3333-4444-555555555555"
  rules = [{
    action      = "ALLOW"
    name        = "anyone"
    direction   = "IN"
    ip_protocol = "IPV4"
  }]
}

# expect: unknown rules.action
resource "cloudavenue_edgegateway_firewall" "given" {
  edge_gateway_id = "urn:vcloud:gateway:11111111-2222-3333-4444-555555555555"
  rules = [{
    action      = var.verdict
    name        = "anyone"
    direction   = "IN"
    ip_protocol = "IPV4"
  }]
}
