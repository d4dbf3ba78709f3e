# Who did what, and for how long it can be shown.
resource "aws_kms_key" "logs" {
  description             = "Logs and audit trail of the portal"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_s3_bucket" "trail" {
  bucket = "portal-trail-${var.environment}"
}

resource "aws_s3_bucket_versioning" "trail" {
  bucket = aws_s3_bucket.trail.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "trail" {
  bucket = aws_s3_bucket.trail.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.logs.arn
    }
  }
}

resource "aws_cloudtrail" "portal" {
  name                          = "portal"
  s3_bucket_name                = aws_s3_bucket.trail.id
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  kms_key_id                    = aws_kms_key.logs.arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/portal/trail"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

data "aws_iam_policy_document" "trail_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "trail" {
  name               = "portal-trail"
  assume_role_policy = data.aws_iam_policy_document.trail_assume.json
}

resource "aws_cloudwatch_log_group" "application" {
  name              = "/portal/application"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_guardduty_detector" "portal" {
  enable = true
}

data "aws_iam_policy_document" "operator" {
  statement {
    sid       = "ReadTheLogs"
    actions   = ["logs:GetLogEvents", "logs:FilterLogEvents"]
    resources = ["${aws_cloudwatch_log_group.application.arn}:*"]
  }
}

resource "aws_iam_policy" "operator" {
  name   = "portal-operator"
  policy = data.aws_iam_policy_document.operator.json
}

# Who asked for what: one bucket for each region, since access logs stay in the region of what they are about.
resource "aws_s3_bucket" "access_logs" {
  bucket = "portal-access-logs-${var.environment}"
}

resource "aws_s3_bucket_versioning" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "replica_access_logs" {
  provider = aws.disaster_recovery

  bucket = "portal-replica-access-logs-${var.environment}"
}

resource "aws_s3_bucket_versioning" "replica_access_logs" {
  provider = aws.disaster_recovery

  bucket = aws_s3_bucket.replica_access_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "replica_access_logs" {
  provider = aws.disaster_recovery

  bucket = aws_s3_bucket.replica_access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
