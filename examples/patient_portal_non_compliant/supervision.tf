# Who did what, and for how long it can be shown: one region, no validation, two weeks.
resource "aws_cloudtrail" "portal" {
  name                          = "portal"
  s3_bucket_name                = aws_s3_bucket.trail.id
  is_multi_region_trail         = false
  include_global_service_events = false
  enable_log_file_validation    = false
}

resource "aws_s3_bucket" "trail" {
  bucket = "portal-trail-${var.environment}"
}

resource "aws_cloudwatch_log_group" "application" {
  name              = "/portal/application"
  retention_in_days = 14
}

resource "aws_guardduty_detector" "portal" {
  enable = false
}

resource "aws_iam_policy" "operator" {
  name = "portal-operator"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}
