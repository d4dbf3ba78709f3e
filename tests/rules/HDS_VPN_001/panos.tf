variable "choice" {
  type = string
}

# expect: pass version
resource "panos_ike_gateway" "strong" {
  name = "strong"
  version = "ikev2"
}

# expect: fail version
resource "panos_ike_gateway" "old" {
  name = "old"
}

# expect: unknown version
resource "panos_ike_gateway" "later" {
  name = "later"
  version = var.choice
}
