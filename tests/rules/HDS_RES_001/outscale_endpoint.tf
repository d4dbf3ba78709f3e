# The same name is Paris here and London at Amazon.
provider "aws" {
  region = "eu-west-2"
  endpoints {
    s3 = "https://oos.eu-west-2.outscale.com"
  }
}

variable "region" {
  type = string
}

provider "aws" {
  alias  = "later"
  region = var.region
}

# expect: pass provider.endpoints.s3
resource "aws_s3_bucket" "records" {
  bucket = "clinic-records"
}

# expect: unknown provider.region
resource "aws_s3_bucket" "later" {
  provider = aws.later
  bucket   = "clinic-later"
}

provider "aws" {
  alias  = "overseas"
  region = "us-east-2"
  endpoints {
    s3 = "https://oos.us-east-2.outscale.com"
  }
}

# expect: fail provider.endpoints.s3
resource "aws_s3_bucket" "overseas" {
  provider = aws.overseas
  bucket   = "clinic-overseas"
}
