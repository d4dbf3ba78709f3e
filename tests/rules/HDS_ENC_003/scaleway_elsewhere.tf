variable "bucket" {}

# The configuration may be this bucket's.
# expect: unknown
resource "scaleway_object_bucket" "perhaps" {
  name = "documents"
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "of_some_bucket" {
  bucket = var.bucket
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
