# What the account blocks for all buckets makes up for what one bucket leaves open.

# expect: pass
resource "aws_s3_account_public_access_block" "all" {
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}

# expect: pass
resource "aws_s3_bucket_public_access_block" "partial" {
  bucket            = "clinic-records"
  block_public_acls = true
}
