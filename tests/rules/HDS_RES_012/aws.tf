provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "london"
  region = "eu-west-2"
}

variable "region" {
  type = string
}

# expect: pass provider.region
resource "aws_kinesis_firehose_delivery_stream" "near" {
  name        = "near"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/stream"
    bucket_arn = aws_s3_bucket.near.arn
  }
}

resource "aws_s3_bucket" "near" {
  bucket = "clinic-near"
}

# expect: fail arn
resource "aws_cloudwatch_event_target" "far" {
  rule = "discharges"
  arn  = "arn:aws:events:us-east-1:123456789012:event-bus/discharges"
}

# expect: unknown endpoint
resource "aws_sns_topic_subscription" "later" {
  topic_arn = "arn:aws:sns:eu-west-3:123456789012:alerts"
  protocol  = "sqs"
  endpoint  = var.region
}

# expect: fail dead_letter_config.target_arn
resource "aws_lambda_function" "far_failures" {
  function_name = "far-failures"
  role          = "arn:aws:iam::123456789012:role/app"
  dead_letter_config {
    target_arn = "arn:aws:sqs:us-east-1:123456789012:failures"
  }
}
