# The provider of Amazon, pointed at other hosts of the same interface.
provider "aws" {
  region = "gra"
  endpoints {
    s3 = "https://s3.gra.io.cloud.ovh.net"
  }
}

provider "aws" {
  alias  = "outscale"
  region = "eu-west-2"
  endpoints {
    s3 = "https://oos.eu-west-2.outscale.com"
  }
}

# expect: fail server_side_encryption_configuration
resource "aws_s3_bucket" "silent" {
  bucket = "clinic-silent"
}

# expect: pass rule.apply_server_side_encryption_by_default.sse_algorithm
resource "aws_s3_bucket" "asked" {
  bucket = "clinic-asked"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "asked" {
  bucket = aws_s3_bucket.asked.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# expect: unknown server_side_encryption_configuration
resource "aws_s3_bucket" "not_told" {
  provider = aws.outscale
  bucket   = "clinic-not-told"
}
