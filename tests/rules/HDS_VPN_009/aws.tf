variable "macsec" {}

# expect: pass request_macsec
resource "aws_dx_connection" "good" {
  name           = "hospital"
  bandwidth      = "10Gbps"
  location       = "EqPA3"
  request_macsec = true
}

# expect: fail request_macsec
resource "aws_dx_connection" "bad" {
  name      = "hospital"
  bandwidth = "10Gbps"
  location  = "EqPA3"
}

# expect: unknown request_macsec
resource "aws_dx_connection" "not_given" {
  name           = "hospital"
  bandwidth      = "10Gbps"
  location       = "EqPA3"
  request_macsec = var.macsec
}

# MACsec is not offered below 10 Gbit/s.
resource "aws_dx_connection" "small" {
  name      = "clinic"
  bandwidth = "1Gbps"
  location  = "EqPA3"
}
