variable "end" {
  type = string
}

# expect: pass expires_at
resource "openstack_identity_application_credential_v3" "ends" {
  name       = "exporter"
  expires_at = "2027-01-01T00:00:00Z"
}

# expect: fail expires_at
resource "openstack_identity_application_credential_v3" "for_ever" {
  name = "exporter"
}

# expect: unknown expires_at
resource "openstack_identity_application_credential_v3" "given" {
  name       = "exporter"
  expires_at = var.end
}
