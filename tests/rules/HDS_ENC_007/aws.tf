# never fail, unknown: CloudWatch Logs encrypts every group, with its own key where none is named

# expect: pass
resource "aws_cloudwatch_log_group" "portal" {
  name = "/clinic/portal"
}
