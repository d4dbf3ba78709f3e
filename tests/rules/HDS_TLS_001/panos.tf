variable "on" {}

# expect: fail http
resource "panos_management_profile" "in_clear" {
  name  = "in-clear"
  https = true
  http  = true
}

# expect: fail telnet
resource "panos_panorama_management_profile" "by_telnet" {
  name   = "by-telnet"
  telnet = true
}

# expect: pass telnet
resource "panos_management_profile" "encrypted" {
  name  = "encrypted"
  https = true
  ssh   = true
}

# expect: unknown http
resource "panos_management_profile" "given" {
  name = "given"
  http = var.on
}
