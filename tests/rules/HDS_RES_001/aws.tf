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

provider "aws" {
  alias  = "later"
  region = var.region
}

# expect: pass provider.region
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

# expect: fail provider.region
resource "aws_s3_bucket" "archive" {
  provider = aws.london
  bucket   = "clinic-archive"
}

# expect: fail region
resource "aws_db_instance" "moved" {
  region         = "us-east-1"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

# expect: unknown provider.region
resource "aws_dynamodb_table" "visits" {
  provider = aws.later
  name     = "visits"
  hash_key = "id"
}
