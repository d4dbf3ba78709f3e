variable "kept" {
  type = bool
}

# expect: pass versioning
resource "openstack_objectstorage_container_v1" "good" {
  name       = "records"
  versioning = true
}

# expect: fail versioning
resource "openstack_objectstorage_container_v1" "bad" {
  name = "records"
}

# expect: unknown versioning
resource "openstack_objectstorage_container_v1" "not_given" {
  name       = "records"
  versioning = var.kept
}
