# expect: pass
resource "aws_cloudtrail" "watched" {
  name           = "watched"
  s3_bucket_name = "clinic-trail"
}

resource "aws_cloudwatch_event_rule" "root" {
  name          = "root-used"
  event_pattern = jsonencode({ "detail-type" = ["AWS API Call via CloudTrail"] })
}
