variable "given" {}

# expect: pass
resource "outscale_snapshot_attributes" "named" {
  snapshot_id = "s"
  permissions_to_create_volume_additions {
    account_ids = ["123456789012"]
  }
}

# expect: fail permissions_to_create_volume_additions.global_permission
resource "outscale_snapshot_attributes" "everyone" {
  snapshot_id = "s"
  permissions_to_create_volume_additions {
    global_permission = true
  }
}

# expect: unknown permissions_to_create_volume_additions.global_permission
resource "outscale_snapshot_attributes" "not_given" {
  snapshot_id = "s"
  permissions_to_create_volume_additions {
    global_permission = var.given
  }
}
