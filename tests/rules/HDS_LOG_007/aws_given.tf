provider "aws" {
  region = "eu-west-3"
}

variable "bucket" {
  type = string
}

# expect: unknown
resource "aws_s3_bucket" "perhaps" {
  bucket = "clinic-letters"
}

resource "aws_s3_bucket_logging" "given" {
  bucket        = var.bucket
  target_bucket = "elsewhere"
  target_prefix = "letters/"
}
