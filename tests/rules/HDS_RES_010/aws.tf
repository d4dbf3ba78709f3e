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
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_s3_bucket" "near" {
  provider = aws.frankfurt
  bucket   = "clinic-near"
}

resource "aws_s3_bucket" "far" {
  provider = aws.london
  bucket   = "clinic-far"
}

# expect: pass provider.region
resource "aws_s3_bucket_replication_configuration" "near" {
  bucket = "clinic-records"
  role   = "arn:aws:iam::123456789012:role/replication"
  rule {
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.near.arn
    }
  }
}

# expect: fail provider.region
resource "aws_s3_bucket_replication_configuration" "far" {
  bucket = "clinic-records"
  role   = "arn:aws:iam::123456789012:role/replication"
  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::clinic-far"
    }
  }
}

# expect: unknown rule.destination.bucket
resource "aws_s3_bucket_replication_configuration" "elsewhere" {
  bucket = "clinic-records"
  role   = "arn:aws:iam::123456789012:role/replication"
  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::somebody-elses-bucket"
    }
  }
}

# expect: fail replica.region_name
resource "aws_dynamodb_table" "visits" {
  name     = "visits"
  hash_key = "id"
  replica {
    region_name = "us-east-1"
  }
}

# expect: pass destination.region
resource "aws_efs_replication_configuration" "files" {
  source_file_system_id = "fs-0123456789abcdef0"
  destination {
    region = "eu-west-1"
  }
}
