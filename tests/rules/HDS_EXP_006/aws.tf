variable "allowed" {}

# expect: pass allow_external_principals
resource "aws_ram_resource_share" "good" {
  name = "transit"
}

# expect: fail allow_external_principals
resource "aws_ram_resource_share" "bad" {
  name                      = "transit"
  allow_external_principals = true
}

# expect: unknown allow_external_principals
resource "aws_ram_resource_share" "not_given" {
  name                      = "transit"
  allow_external_principals = var.allowed
}
