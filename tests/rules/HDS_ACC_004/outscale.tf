variable "end" {
  type = string
}

# expect: pass expiration_date
resource "outscale_access_key" "ends" {
  expiration_date = "2027-01-01T00:00:00Z"
}

# expect: fail expiration_date
resource "outscale_access_key" "for_ever" {
}

# expect: unknown expiration_date
resource "outscale_access_key" "given" {
  expiration_date = var.end
}
