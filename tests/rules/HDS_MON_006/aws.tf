variable "group" {
  type = string
}

# expect: pass cloud_watch_logs_group_arn
resource "aws_cloudtrail" "live" {
  name                       = "live"
  s3_bucket_name             = "clinic-trail"
  cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:trail:*"
}

# expect: fail cloud_watch_logs_group_arn
resource "aws_cloudtrail" "files" {
  name           = "files"
  s3_bucket_name = "clinic-trail"
}

# expect: unknown cloud_watch_logs_group_arn
resource "aws_cloudtrail" "given" {
  name                       = "given"
  s3_bucket_name             = "clinic-trail"
  cloud_watch_logs_group_arn = var.group
}
