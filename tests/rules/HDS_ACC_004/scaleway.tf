variable "end" {
  type = string
}

# expect: pass expires_at
resource "scaleway_iam_api_key" "ends" {
  application_id = "a"
  expires_at     = "2027-01-01T00:00:00Z"
}

# expect: fail expires_at
resource "scaleway_iam_api_key" "for_ever" {
  application_id = "a"
}

# expect: unknown expires_at
resource "scaleway_iam_api_key" "given" {
  application_id = "a"
  expires_at     = var.end
}
