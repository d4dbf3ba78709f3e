variable "validated" {
  type = bool
}

# expect: pass enable_log_file_validation
resource "aws_cloudtrail" "signed" {
  name                       = "signed"
  s3_bucket_name             = "clinic-trail"
  enable_log_file_validation = true
}

# expect: fail enable_log_file_validation
resource "aws_cloudtrail" "silent" {
  name           = "silent"
  s3_bucket_name = "clinic-trail"
}

# expect: unknown enable_log_file_validation
resource "aws_cloudtrail" "later" {
  name                       = "later"
  s3_bucket_name             = "clinic-trail"
  enable_log_file_validation = var.validated
}
