# Of a cloud that nobody knows, the names of types tell nothing.
provider "openstack" {
  auth_url = "https://cloud.clinic.example:5000/v3"
  region   = "one"
}

# expect: unknown volume_type
resource "openstack_blockstorage_volume_v3" "data" {
  name        = "data"
  size        = 100
  volume_type = "fast"
}

# expect: pass volume_type
resource "openstack_blockstorage_volume_v3" "encrypted" {
  name        = "data"
  size        = 100
  volume_type = "fast-encrypted"
}
