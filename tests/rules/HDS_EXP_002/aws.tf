variable "public" {
  type = bool
}

# expect: pass publicly_accessible
resource "aws_db_instance" "silent" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

# expect: fail publicly_accessible
resource "aws_db_instance" "public" {
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  publicly_accessible = true
}

# expect: unknown publicly_accessible
resource "aws_db_instance" "later" {
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  publicly_accessible = var.public
}

# expect: fail access_policies
resource "aws_opensearch_domain" "open" {
  domain_name = "open"
  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*", Resource = "*" }]
  })
}

# expect: pass vpc_options
resource "aws_opensearch_domain" "inside" {
  domain_name = "inside"
  vpc_options {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*", Resource = "*" }]
  })
}

# expect: fail ingress.cidr
resource "aws_db_security_group" "open" {
  name = "open"
  ingress {
    cidr = "0.0.0.0/0"
  }
}

# expect: pass ingress.cidr
resource "aws_db_security_group" "inside" {
  name = "inside"
  ingress {
    cidr = "10.0.0.0/24"
  }
}
