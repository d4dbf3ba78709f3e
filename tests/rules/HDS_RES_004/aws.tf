# never pass: what serves from one region is no edge, and is not judged here

provider "aws" {
  region = "eu-west-3"
}

variable "acceleration" {
  type = string
}

# expect: fail
resource "aws_cloudfront_distribution" "portal" {
  enabled = true
}

# expect: fail status
resource "aws_s3_bucket_accelerate_configuration" "uploads" {
  bucket = "clinic-uploads"
  status = "Enabled"
}

resource "aws_s3_bucket_accelerate_configuration" "regional" {
  bucket = "clinic-regional"
  status = "Suspended"
}

# expect: unknown status
resource "aws_s3_bucket_accelerate_configuration" "later" {
  bucket = "clinic-later"
  status = var.acceleration
}
