variable "on" {
  type = bool
}

# expect: pass actions_enabled
resource "aws_cloudwatch_metric_alarm" "silent" {
  alarm_name          = "root-used"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}

# expect: fail actions_enabled
resource "aws_cloudwatch_metric_alarm" "off" {
  alarm_name          = "root-used"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = false
}

# expect: unknown actions_enabled
resource "aws_cloudwatch_metric_alarm" "given" {
  alarm_name          = "root-used"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = var.on
}
