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
resource "aws_sqs_queue" "messages" {
  name = "messages"
}

# expect: fail provider.region
resource "aws_lb" "entry" {
  provider = aws.london
  name     = "entry"
}

# expect: unknown region
resource "aws_sqs_queue" "later" {
  region = var.region
  name   = "later"
}
