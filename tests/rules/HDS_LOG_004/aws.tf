variable "days" {
  type = number
}

# expect: pass retention_in_days
resource "aws_cloudwatch_log_group" "access" {
  name              = "/clinic/access"
  retention_in_days = 365
}

# Without a retention, logs are kept for ever.
# expect: pass retention_in_days
resource "aws_cloudwatch_log_group" "silent" {
  name = "/clinic/silent"
}

# expect: fail retention_in_days
resource "aws_cloudwatch_log_group" "short" {
  name              = "/clinic/short"
  retention_in_days = 90
}

# expect: unknown retention_in_days
resource "aws_cloudwatch_log_group" "later" {
  name              = "/clinic/later"
  retention_in_days = var.days
}
