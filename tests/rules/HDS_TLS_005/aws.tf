# expect: pass policy
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

resource "aws_s3_bucket_policy" "records" {
  bucket = aws_s3_bucket.records.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.records.arn, "${aws_s3_bucket.records.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

# expect: fail policy
resource "aws_s3_bucket" "silent" {
  bucket = "clinic-silent"
}

# A policy that lets some in over TLS refuses nothing to those whom their own rights let in.
# expect: fail policy
resource "aws_s3_bucket" "allowing" {
  bucket = "clinic-allowing"
}

resource "aws_s3_bucket_policy" "allowing" {
  bucket = aws_s3_bucket.allowing.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::clinic-allowing/*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

variable "policy" {
  type = string
}

# expect: unknown policy
resource "aws_s3_bucket" "later" {
  bucket = "clinic-later"
}

resource "aws_s3_bucket_policy" "later" {
  bucket = aws_s3_bucket.later.id
  policy = var.policy
}

# Where logs go, services write over TLS: no result.
resource "aws_s3_bucket" "access_logs" {
  bucket = "clinic-access-logs"
}
