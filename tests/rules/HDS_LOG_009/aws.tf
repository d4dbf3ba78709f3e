variable "lock" {
  type = bool
}

resource "aws_cloudtrail" "one" {
  name           = "one"
  s3_bucket_name = aws_s3_bucket.versioned.id
}

# expect: pass versioning_configuration.status
resource "aws_s3_bucket" "versioned" {
  bucket = "clinic-trail"
}

resource "aws_s3_bucket_versioning" "versioned" {
  bucket = aws_s3_bucket.versioned.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_cloudtrail" "two" {
  name           = "two"
  s3_bucket_name = aws_s3_bucket.plain.id
}

# expect: fail versioning.enabled
resource "aws_s3_bucket" "plain" {
  bucket = "clinic-trail-two"
}

resource "aws_cloudtrail" "three" {
  name           = "three"
  s3_bucket_name = aws_s3_bucket.given.id
}

# expect: unknown object_lock_enabled
resource "aws_s3_bucket" "given" {
  bucket              = "clinic-trail-three"
  object_lock_enabled = var.lock
}
