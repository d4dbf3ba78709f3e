# expect: pass
resource "aws_cloudwatch_log_group" "portal" {
  name = "/clinic/portal"
}
