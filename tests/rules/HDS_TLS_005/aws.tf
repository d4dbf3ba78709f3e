# never fail, unknown: AWS has no switch, and a policy that says nothing about HTTP leaves the choice to clients

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

# A bucket that says nothing has no result: AWS has no switch for it.
resource "aws_s3_bucket" "silent" {
  bucket = "clinic-silent"
}
