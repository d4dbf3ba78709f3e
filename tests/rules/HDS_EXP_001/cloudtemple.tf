variable "access" {}

# expect: pass
resource "cloudtemple_object_storage_bucket" "good" {
  name        = "records"
  access_type = "private"
}

# expect: fail access_type
resource "cloudtemple_object_storage_bucket" "bad" {
  name        = "records"
  access_type = "public"
}

# expect: unknown access_type
resource "cloudtemple_object_storage_bucket" "given" {
  name        = "records"
  access_type = var.access
}
