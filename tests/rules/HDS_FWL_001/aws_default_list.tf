# expect: fail ingress.cidr_block
resource "aws_default_network_acl" "bad" {
  default_network_acl_id = "acl-0123456789abcdef0"
  ingress {
    protocol   = "tcp"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 22
    to_port    = 22
  }
}

# expect: pass ingress.cidr_block
resource "aws_default_network_acl" "good" {
  default_network_acl_id = "acl-0123456789abcdef1"
  ingress {
    protocol   = "tcp"
    rule_no    = 100
    action     = "allow"
    cidr_block = "10.0.0.0/8"
    from_port  = 22
    to_port    = 22
  }
}

# What every network has from the start is no filter.
resource "aws_default_network_acl" "as_made" {
  default_network_acl_id = "acl-0123456789abcdef2"
  ingress {
    protocol   = "-1"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}
