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

resource "aws_s3_bucket" "logs" {
  bucket = "clinic-logs"
}

resource "aws_s3_bucket" "far" {
  provider = aws.london
  bucket   = "clinic-far"
}

# expect: pass provider.region
resource "aws_s3_bucket_logging" "near" {
  bucket        = "clinic-records"
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "records/"
}

# expect: fail provider.region
resource "aws_cloudtrail" "far" {
  name           = "far"
  s3_bucket_name = aws_s3_bucket.far.bucket
}

# expect: fail destination_arn
resource "aws_cloudwatch_log_subscription_filter" "far" {
  name            = "far"
  log_group_name  = "/clinic/app"
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/logs"
}

# expect: unknown log_destination
resource "aws_flow_log" "elsewhere" {
  vpc_id               = "vpc-0123456789abcdef0"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::central-flow-logs"
}

# expect: fail container_definitions.logConfiguration.options.awslogs-region
resource "aws_ecs_task_definition" "far" {
  family = "far"
  container_definitions = jsonencode([{
    name  = "api"
    image = "api"
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = "/clinic/api", "awslogs-region" = "us-east-1" }
    }
  }])
}

# expect: pass
resource "aws_ecs_task_definition" "beside" {
  family = "beside"
  container_definitions = jsonencode([{
    name  = "api"
    image = "api"
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = "/clinic/api", "awslogs-region" = "eu-central-1" }
    }
  }])
}
