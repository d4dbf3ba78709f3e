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
