variable "networks" {
  type = list(string)
}

# expect: fail vpc_config.public_access_cidrs
resource "aws_eks_cluster" "silent" {
  name     = "silent"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}

# expect: pass vpc_config.endpoint_public_access
resource "aws_eks_cluster" "private" {
  name     = "private"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  vpc_config {
    subnet_ids              = ["subnet-0123456789abcdef0"]
    endpoint_private_access = true
    endpoint_public_access  = false
  }
}

# expect: pass vpc_config.public_access_cidrs
resource "aws_eks_cluster" "offices" {
  name     = "offices"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0"]
    public_access_cidrs = ["192.0.2.0/24"]
  }
}

# expect: unknown vpc_config.public_access_cidrs
resource "aws_eks_cluster" "later" {
  name     = "later"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0"]
    public_access_cidrs = var.networks
  }
}

# expect: fail authorization_type
resource "aws_lambda_function_url" "anyone" {
  function_name      = "export"
  authorization_type = "NONE"
}

# expect: fail publicly_accessible
resource "aws_mq_broker" "public" {
  broker_name         = "public"
  publicly_accessible = true
}

# expect: fail endpoint_type
resource "aws_transfer_server" "silent" {
  protocols = ["SFTP"]
}

# expect: pass endpoint_type
resource "aws_transfer_server" "in_a_network" {
  protocols     = ["SFTP"]
  endpoint_type = "VPC"
  endpoint_details {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1"]
  }
}

# expect: fail webserver_access_mode
resource "aws_mwaa_environment" "public" {
  name                  = "public"
  dag_s3_path           = "dags/"
  execution_role_arn    = "arn:aws:iam::111122223333:role/mwaa"
  source_bucket_arn     = "arn:aws:s3:::workflows"
  webserver_access_mode = "PUBLIC_ONLY"
}

# expect: pass webserver_access_mode
resource "aws_mwaa_environment" "silent" {
  name               = "silent"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111122223333:role/mwaa"
  source_bucket_arn  = "arn:aws:s3:::workflows"
}
