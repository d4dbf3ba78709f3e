provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

# expect: pass provider.region
module "here" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "records"
}

# expect: fail provider.region
module "there" {
  source    = "terraform-aws-modules/s3-bucket/aws"
  bucket    = "records-us"
  providers = { aws = aws.us }
}

# expect: fail region
module "default_of_the_module" {
  source           = "terraform-google-modules/sql-db/google//modules/postgresql"
  project_id       = "records"
  name             = "records"
  database_version = "POSTGRES_16"
}

variable "location" {
  type = string
}

# expect: unknown location
module "asked" {
  source              = "Azure/avm-res-storage-storageaccount/azurerm"
  name                = "records"
  resource_group_name = "records"
  location            = var.location
}
