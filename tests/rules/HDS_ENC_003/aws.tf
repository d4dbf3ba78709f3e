# never fail, unknown: S3 encrypts every new object

# expect: pass
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

# expect: pass rule.apply_server_side_encryption_by_default.sse_algorithm
resource "aws_s3_bucket" "scans" {
  bucket = "clinic-scans"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "scans" {
  bucket = aws_s3_bucket.scans.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}
