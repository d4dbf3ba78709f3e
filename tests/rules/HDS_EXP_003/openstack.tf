variable "given" {}

# expect: pass visibility
resource "openstack_images_image_v2" "private" {
  name             = "i"
  container_format = "bare"
  disk_format      = "qcow2"
}

# expect: fail visibility
resource "openstack_images_image_v2" "public" {
  name             = "i"
  container_format = "bare"
  disk_format      = "qcow2"
  visibility       = "public"
}

# expect: unknown visibility
resource "openstack_images_image_v2" "not_given" {
  name             = "i"
  container_format = "bare"
  disk_format      = "qcow2"
  visibility       = var.given
}
