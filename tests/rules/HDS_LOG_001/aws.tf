variable "on" {
  type = bool
}

# expect: pass enable_logging
resource "aws_cloudtrail" "silent" {
  name           = "silent"
  s3_bucket_name = "clinic-trail"
}

# expect: fail enable_logging
resource "aws_cloudtrail" "off" {
  name           = "off"
  s3_bucket_name = "clinic-trail"
  enable_logging = false
}

# expect: unknown enable_logging
resource "aws_cloudtrail" "later" {
  name           = "later"
  s3_bucket_name = "clinic-trail"
  enable_logging = var.on
}
