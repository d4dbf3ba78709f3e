variable "acl" {
  type = string
}

# expect: pass
resource "aws_s3_bucket" "silent" {
  bucket = "clinic-silent"
}

# An access list is the bucket's own, wherever it is written.
# expect: fail acl
resource "aws_s3_bucket" "listed" {
  bucket = "clinic-listed"
}

resource "aws_s3_bucket_acl" "listed" {
  bucket = aws_s3_bucket.listed.id
  acl    = "public-read"
}

# The owner enforces that access lists count for nothing.
# expect: pass
resource "aws_s3_bucket" "owned" {
  bucket = "clinic-owned"
  acl    = "public-read"
}

resource "aws_s3_bucket_ownership_controls" "owned" {
  bucket = aws_s3_bucket.owned.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket" "open" {
  bucket = "clinic-open"
}

# expect: fail policy
resource "aws_s3_bucket_policy" "open" {
  bucket = aws_s3_bucket.open.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "${aws_s3_bucket.open.arn}/*" }]
  })
}

resource "aws_s3_bucket" "shielded" {
  bucket = "clinic-shielded"
}

# The policy is public, and the bucket refuses public policies.
# expect: pass
resource "aws_s3_bucket_policy" "shielded" {
  bucket = aws_s3_bucket.shielded.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "${aws_s3_bucket.shielded.arn}/*" }]
  })
}

resource "aws_s3_bucket_public_access_block" "shielded" {
  bucket                  = aws_s3_bucket.shielded.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}

# expect: pass
resource "aws_s3_bucket" "half" {
  bucket = "clinic-half"
}

# expect: fail block_public_policy
resource "aws_s3_bucket_public_access_block" "half" {
  bucket                  = aws_s3_bucket.half.id
  block_public_acls       = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# expect: unknown acl
resource "aws_s3_bucket" "later" {
  bucket = "clinic-later"
  acl    = var.acl
}

# Completes a bucket that is declared elsewhere.
# expect: fail policy
resource "aws_s3_bucket_policy" "elsewhere" {
  bucket = "clinic-elsewhere"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", NotPrincipal = { AWS = "111122223333" }, Action = "s3:*", Resource = "*" }]
  })
}
