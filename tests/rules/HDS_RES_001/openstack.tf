provider "openstack" {
  auth_url = "https://auth.cloud.ovh.net/v3"
  region   = "GRA11"
}

variable "region" {
  type = string
}

# expect: pass provider.region
resource "openstack_blockstorage_volume_v3" "records" {
  size = 50
}

# expect: fail region
resource "openstack_blockstorage_volume_v3" "archive" {
  region = "BHS5"
  size   = 50
}

# expect: unknown region
resource "openstack_blockstorage_volume_v3" "later" {
  region = var.region
  size   = 50
}
