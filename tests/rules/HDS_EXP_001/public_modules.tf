provider "aws" {
  region = "eu-west-3"
}

# expect: fail
module "open" {
  source                  = "terraform-aws-modules/s3-bucket/aws"
  version                 = "~> 4.0"
  bucket                  = "records"
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = false
  restrict_public_buckets = false
}

# expect: pass
module "default" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "~> 4.0"
  bucket  = "records"
}

variable "open" {
  type = bool
}

# expect: unknown restrict_public_buckets
module "asked" {
  source                  = "terraform-aws-modules/s3-bucket/aws"
  version                 = "~> 4.0"
  bucket                  = "records"
  restrict_public_buckets = var.open
}
