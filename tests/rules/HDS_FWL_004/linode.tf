variable "given" {}

# expect: pass inbound_policy
resource "linode_firewall" "closed" {
  label           = "f"
  inbound_policy  = "DROP"
  outbound_policy = "ACCEPT"
}

# expect: fail inbound_policy
resource "linode_firewall" "open" {
  label           = "f"
  inbound_policy  = "ACCEPT"
  outbound_policy = "ACCEPT"
}

# expect: unknown inbound_policy
resource "linode_firewall" "not_given" {
  label           = "f"
  inbound_policy  = var.given
  outbound_policy = "ACCEPT"
}
