variable "tokens" {
  type = string
}

# expect: pass metadata_options.http_tokens
resource "aws_instance" "required" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  metadata_options {
    http_tokens = "required"
  }
}

# expect: fail metadata_options.http_tokens
resource "aws_instance" "optional" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  metadata_options {
    http_tokens = "optional"
  }
}

# expect: unknown metadata_options.http_tokens
resource "aws_launch_template" "given" {
  metadata_options {
    http_tokens = var.tokens
  }
}

# The image and the account decide.
resource "aws_instance" "silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

# expect: pass metadata_options.http_endpoint
resource "aws_instance" "off" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  metadata_options {
    http_endpoint = "disabled"
    http_tokens   = "optional"
  }
}

# expect: fail instance_metadata_service_configuration.minimum_instance_metadata_service_version
resource "aws_sagemaker_notebook_instance" "silent" {
  name          = "silent"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
}

# expect: pass instance_metadata_service_configuration.minimum_instance_metadata_service_version
resource "aws_sagemaker_notebook_instance" "within_a_session" {
  name          = "within-a-session"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}
