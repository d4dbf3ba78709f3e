variable "kept" {
  type = number
}

# expect: fail rule.expiration.days
resource "aws_s3_bucket" "scans" {
  bucket = "clinic-scans"
}

resource "aws_s3_bucket_lifecycle_configuration" "scans" {
  bucket = aws_s3_bucket.scans.id

  rule {
    id     = "clean"
    status = "Enabled"

    expiration {
      days = 365
    }
  }
}

# expect: pass rule.expiration.days
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

resource "aws_s3_bucket_lifecycle_configuration" "records" {
  bucket = aws_s3_bucket.records.id

  rule {
    id     = "twenty-years"
    status = "Enabled"

    expiration {
      days = 7300
    }
  }
}

# expect: unknown rule.expiration.days
resource "aws_s3_bucket" "later" {
  bucket = "clinic-later"
}

resource "aws_s3_bucket_lifecycle_configuration" "later" {
  bucket = aws_s3_bucket.later.id

  rule {
    id     = "clean"
    status = "Enabled"

    expiration {
      days = var.kept
    }
  }
}
