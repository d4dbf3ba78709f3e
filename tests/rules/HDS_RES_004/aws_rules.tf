# expect: fail scope
resource "aws_wafv2_web_acl" "bad" {
  name  = "portal"
  scope = "CLOUDFRONT"
}

resource "aws_wafv2_web_acl" "good" {
  name  = "portal"
  scope = "REGIONAL"
}
