# Encryption by default holds for the provider configuration it is written with, and for no other.
provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

resource "aws_ebs_encryption_by_default" "paris" {
  enabled = true
}

# expect: pass enabled
resource "aws_ebs_volume" "paris" {
  availability_zone = "eu-west-3a"
  size              = 100
}

# expect: fail encrypted
resource "aws_ebs_volume" "ireland" {
  provider          = aws.ireland
  availability_zone = "eu-west-1a"
  size              = 100
}
