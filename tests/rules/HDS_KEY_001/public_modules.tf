provider "aws" {
  region = "eu-west-3"
}

# expect: fail enable_key_rotation
module "off" {
  source              = "terraform-aws-modules/kms/aws"
  version             = "~> 2.0"
  enable_key_rotation = false
}

# expect: pass enable_key_rotation
module "default" {
  source = "terraform-aws-modules/kms/aws"
}

# expect: pass rotation_period
module "google" {
  source     = "terraform-google-modules/kms/google"
  version    = "~> 3.0"
  project_id = "records"
  location   = "europe-west9"
  keyring    = "records"
  keys       = ["files"]
}

variable "rotated" {
  type = bool
}

# expect: unknown enable_key_rotation
module "asked" {
  source              = "terraform-aws-modules/kms/aws"
  enable_key_rotation = var.rotated
}
