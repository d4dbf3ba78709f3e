variable "access" {}

# expect: pass direct_internet_access
resource "aws_sagemaker_notebook_instance" "good" {
  name                   = "imaging"
  role_arn               = "arn:aws:iam::123456789012:role/imaging"
  instance_type          = "ml.t3.medium"
  subnet_id              = "subnet-0123456789abcdef0"
  direct_internet_access = "Disabled"
}

# expect: fail direct_internet_access
resource "aws_sagemaker_notebook_instance" "bad" {
  name          = "imaging"
  role_arn      = "arn:aws:iam::123456789012:role/imaging"
  instance_type = "ml.t3.medium"
}

# expect: unknown direct_internet_access
resource "aws_sagemaker_notebook_instance" "not_given" {
  name                   = "imaging"
  role_arn               = "arn:aws:iam::123456789012:role/imaging"
  instance_type          = "ml.t3.medium"
  direct_internet_access = var.access
}

# expect: pass app_network_access_type
resource "aws_sagemaker_domain" "good" {
  domain_name             = "imaging"
  auth_mode               = "SSO"
  vpc_id                  = "vpc-0123456789abcdef0"
  subnet_ids              = ["subnet-0123456789abcdef0"]
  app_network_access_type = "VpcOnly"
}

# expect: fail app_network_access_type
resource "aws_sagemaker_domain" "bad" {
  domain_name = "imaging"
  auth_mode   = "SSO"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]
}
