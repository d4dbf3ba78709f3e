# expect: fail ingress.cidr_block
resource "aws_default_network_acl" "bad" {
  default_network_acl_id = "acl-0123456789abcdef0"
  ingress {
    protocol   = "-1"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}

# expect: pass ingress.cidr_block
resource "aws_default_network_acl" "good" {
  default_network_acl_id = "acl-0123456789abcdef1"
  ingress {
    protocol   = "-1"
    rule_no    = 100
    action     = "allow"
    cidr_block = "10.0.0.0/8"
    from_port  = 0
    to_port    = 0
  }
}

# Adopted without rules it denies everything.
resource "aws_default_network_acl" "closed" {
  default_network_acl_id = "acl-0123456789abcdef2"
}
