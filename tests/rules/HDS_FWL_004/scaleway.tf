variable "given" {}


# expect: pass inbound_default_policy
resource "scaleway_instance_security_group" "closed" {
  inbound_default_policy = "drop"
}

# expect: fail inbound_default_policy
resource "scaleway_instance_security_group" "by_default" {
  name = "by-default"
}

# expect: unknown inbound_default_policy
resource "scaleway_instance_security_group" "not_given" {
  inbound_default_policy = var.given
}
