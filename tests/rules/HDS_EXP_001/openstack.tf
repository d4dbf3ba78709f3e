variable "given" {}

# expect: pass container_read
resource "openstack_objectstorage_container_v1" "private" {
  name = "documents"
}

# expect: fail container_read
resource "openstack_objectstorage_container_v1" "public" {
  name           = "documents"
  container_read = ".r:*,.rlistings"
}

# expect: unknown container_read
resource "openstack_objectstorage_container_v1" "not_given" {
  name           = "documents"
  container_read = var.given
}
