# never fail, unknown: a security group drops what it does not allow

# expect: pass
resource "aws_security_group" "portal" {
  name = "portal"
}
