variable "given" {}

# expect: pass access_type
resource "oci_objectstorage_bucket" "private" {
  compartment_id = "c"
  name           = "b"
  namespace      = "n"
}

# expect: fail access_type
resource "oci_objectstorage_bucket" "public" {
  compartment_id = "c"
  name           = "b"
  namespace      = "n"
  access_type    = "ObjectRead"
}

# expect: unknown access_type
resource "oci_objectstorage_bucket" "not_given" {
  compartment_id = "c"
  name           = "b"
  namespace      = "n"
  access_type    = var.given
}
