variable "mode" {}

# expect: pass transit_encryption
resource "ibm_is_share_mount_target" "good" {
  share              = "r010-11111111-2222-3333-4444-555555555555"
  name               = "scans"
  transit_encryption = "user_managed"
}

# expect: fail transit_encryption
resource "ibm_is_share_mount_target" "bad" {
  share = "r010-11111111-2222-3333-4444-555555555555"
  name  = "scans"
}

# expect: unknown transit_encryption
resource "ibm_is_share_mount_target" "given" {
  share              = "r010-11111111-2222-3333-4444-555555555555"
  name               = "scans"
  transit_encryption = var.mode
}
