variable "status" {
  type = string
}

# expect: fail versioning.enabled
resource "aws_s3_bucket" "silent" {
  bucket = "clinic-silent"
}

# expect: pass versioning_configuration.status
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

resource "aws_s3_bucket_versioning" "records" {
  bucket = aws_s3_bucket.records.id
  versioning_configuration {
    status = "Enabled"
  }
}

# expect: unknown versioning_configuration.status
resource "aws_s3_bucket" "later" {
  bucket = "clinic-later"
}

resource "aws_s3_bucket_versioning" "later" {
  bucket = aws_s3_bucket.later.id
  versioning_configuration {
    status = var.status
  }
}

# expect: pass object_lock_enabled
resource "aws_s3_bucket" "locked" {
  bucket              = "x"
  object_lock_enabled = true
}
