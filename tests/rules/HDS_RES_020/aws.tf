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
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

# expect: fail region
resource "aws_s3_bucket" "copies" {
  region = "eu-central-1"
  bucket = "clinic-copies"
}

# expect: unknown region
resource "aws_s3_bucket" "later" {
  region = var.region
  bucket = "clinic-later"
}
