variable "source" {
  type = string
}

resource "aws_ec2_managed_prefix_list" "everyone" {
  name           = "everyone"
  address_family = "IPv4"
  max_entries    = 2
  entry {
    cidr = "0.0.0.0/1"
  }
  entry {
    cidr = "128.0.0.0/1"
  }
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 1
  entry {
    cidr = "192.0.2.0/24"
  }
}

# expect: fail ingress.cidr_blocks
resource "aws_security_group" "shell" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}

# expect: pass
resource "aws_security_group" "portal" {
  ingress {
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["172.16.0.0/12"]
  }
  ingress {
    from_port = 3389
    to_port   = 3389
    protocol  = "tcp"
    self      = true
  }
  egress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# expect: unknown ingress.cidr_blocks
resource "aws_security_group" "later" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.source]
  }
}

# What is not known does not hide what is.
# expect: fail ingress.cidr_blocks
resource "aws_security_group" "partly_known" {
  ingress {
    from_port   = 20
    to_port     = 25
    protocol    = "tcp"
    cidr_blocks = [var.source, "0.0.0.0/0"]
  }
}

# expect: fail cidr_blocks
resource "aws_security_group_rule" "two_halves" {
  type              = "ingress"
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/1", "128.0.0.0/1"]
  security_group_id = aws_security_group.portal.id
}

# expect: fail cidr_ipv6
resource "aws_vpc_security_group_ingress_rule" "everyone_v6" {
  from_port         = 5900
  to_port           = 6000
  ip_protocol       = "tcp"
  cidr_ipv6         = "::/0"
  security_group_id = aws_security_group.portal.id
}

# expect: fail prefix_list_id
resource "aws_vpc_security_group_ingress_rule" "listed" {
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
  prefix_list_id    = aws_ec2_managed_prefix_list.everyone.id
  security_group_id = aws_security_group.portal.id
}

# expect: pass prefix_list_id
resource "aws_vpc_security_group_ingress_rule" "offices" {
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
  prefix_list_id    = aws_ec2_managed_prefix_list.offices.id
  security_group_id = aws_security_group.portal.id
}

resource "aws_vpc" "clinic" {
  ipv4_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
  ipv4_netmask_length = 16
}

# The network's own addresses are not known, and not the Internet.
# expect: pass cidr_ipv4
resource "aws_vpc_security_group_ingress_rule" "own" {
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
  cidr_ipv4         = aws_vpc.clinic.cidr_block
  security_group_id = aws_security_group.portal.id
}

# expect: fail port_info.cidrs
resource "aws_lightsail_instance_public_ports" "silent" {
  instance_name = "portal"
  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
  }
}

# A network list: the deny of a lower number comes first, and answers come back to high ports.
# expect: pass
resource "aws_network_acl" "public" {
  vpc_id = "vpc-0123456789abcdef0"
  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }
}

# expect: fail cidr_block
resource "aws_network_acl_rule" "shell" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

# A key without security groups: SSH for everyone.
# expect: fail remote_access.source_security_group_ids
resource "aws_eks_node_group" "open" {
  cluster_name  = "care"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
  remote_access {
    ec2_ssh_key = "operators"
  }
}

# expect: pass remote_access.source_security_group_ids
resource "aws_eks_node_group" "from_the_bastion" {
  cluster_name  = "care"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
  remote_access {
    ec2_ssh_key               = "operators"
    source_security_group_ids = ["sg-0123456789abcdef0"]
  }
}

resource "aws_eks_node_group" "without_remote_access" {
  cluster_name  = "care"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-1"]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}
