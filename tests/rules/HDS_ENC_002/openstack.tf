provider "openstack" {
  auth_url = "https://auth.cloud.ovh.net/v3"
  region   = "GRA11"
}

variable "given" {}

# expect: pass volume_type
resource "openstack_blockstorage_volume_v3" "luks" {
  name        = "data"
  size        = 100
  volume_type = "classic-luks"
}

# expect: fail volume_type
resource "openstack_blockstorage_volume_v3" "clear_by_default" {
  name = "data"
  size = 100
}

# expect: unknown volume_type
resource "openstack_blockstorage_volume_v3" "not_given" {
  name        = "data"
  size        = 100
  volume_type = var.given
}
