provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "london"
  region = "eu-west-2"
}

variable "region" {
  type = string
}

# expect: pass provider.region
resource "aws_lambda_function" "triage" {
  function_name = "triage"
  role          = "arn:aws:iam::123456789012:role/triage"
}

# expect: fail provider.region
resource "aws_instance" "worker" {
  provider      = aws.london
  ami           = "ami-0123456789abcdef0"
  instance_type = "m7i.large"
}

# expect: unknown region
resource "aws_ecs_service" "later" {
  region = var.region
  name   = "later"
}

resource "aws_iam_role" "global" {
  provider           = aws.london
  name               = "global"
  assume_role_policy = "{}"
}
