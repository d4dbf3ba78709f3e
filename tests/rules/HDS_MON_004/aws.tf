variable "metric" {
  type = string
}

# expect: pass metric_transformation.name
resource "aws_cloudwatch_log_metric_filter" "root" {
  name           = "root"
  pattern        = "{ $.userIdentity.type = Root }"
  log_group_name = "trail"
  metric_transformation {
    name      = "RootUsed"
    namespace = "Audit"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "root" {
  alarm_name          = "root-used"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "RootUsed"
  namespace           = "Audit"
}

# expect: fail metric_transformation.name
resource "aws_cloudwatch_log_metric_filter" "nobody_looks" {
  name           = "policy"
  pattern        = "{ $.eventName = DeletePolicy }"
  log_group_name = "trail"
  metric_transformation {
    name      = "PolicyChanged"
    namespace = "Audit"
    value     = "1"
  }
}

# expect: unknown metric_transformation.name
resource "aws_cloudwatch_log_metric_filter" "given" {
  name           = "given"
  pattern        = "{ $.eventName = DeleteTrail }"
  log_group_name = "trail"
  metric_transformation {
    name      = var.metric
    namespace = "Audit"
    value     = "1"
  }
}

# What an application counts for a graph is no audit event.
resource "aws_cloudwatch_log_metric_filter" "requests" {
  name           = "requests"
  pattern        = "[ip, user, timestamp, request, status_code = 5*]"
  log_group_name = "app"
  metric_transformation {
    name      = "ServerErrors"
    namespace = "App"
    value     = "1"
  }
}
