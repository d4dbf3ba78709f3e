# expect: pass rule.apply_server_side_encryption_by_default.sse_algorithm
resource "scaleway_object_bucket" "encrypted" {
  name = "documents"
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "encrypted" {
  bucket = scaleway_object_bucket.encrypted.name
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# expect: fail
resource "scaleway_object_bucket" "clear" {
  name = "archives"
}
