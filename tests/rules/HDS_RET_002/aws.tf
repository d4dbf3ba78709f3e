variable "days" {
  type = number
}

# expect: pass retention_in_days
resource "aws_cloudwatch_log_group" "a_year" {
  name              = "/clinic/access"
  retention_in_days = 365
}

# expect: fail retention_in_days
resource "aws_cloudwatch_log_group" "ten_years" {
  name              = "/clinic/old"
  retention_in_days = 3653
}

# Without a retention, logs are kept for ever.
# expect: fail retention_in_days
resource "aws_cloudwatch_log_group" "silent" {
  name = "/clinic/silent"
}

# expect: unknown retention_in_days
resource "aws_cloudwatch_log_group" "later" {
  name              = "/clinic/later"
  retention_in_days = var.days
}
