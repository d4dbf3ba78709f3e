provider "aws" {
  region = "eu-west-3"
}

# expect: pass
resource "aws_s3_bucket" "documents" {
  bucket = "clinic-documents"
}

resource "aws_s3_bucket_logging" "documents" {
  bucket        = aws_s3_bucket.documents.id
  target_bucket = aws_s3_bucket.requests.id
  target_prefix = "documents/"
}

# Where the log goes is not logged itself.
resource "aws_s3_bucket" "requests" {
  bucket = "clinic-requests"
}

# expect: pass logging
resource "aws_s3_bucket" "inline" {
  bucket = "clinic-images"
  logging {
    target_bucket = aws_s3_bucket.requests.id
  }
}

# expect: fail logging
resource "aws_s3_bucket" "silent" {
  bucket = "clinic-letters"
}

# expect: pass event_selector.data_resource.values
resource "aws_s3_bucket" "recorded" {
  bucket = "clinic-reports"
}

resource "aws_cloudtrail" "objects" {
  name           = "objects"
  s3_bucket_name = "clinic-trail"
  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["${aws_s3_bucket.recorded.arn}/"]
    }
  }
}
