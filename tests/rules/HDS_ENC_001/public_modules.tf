provider "aws" {
  region = "eu-west-3"
}

# expect: fail storage_encrypted
module "written" {
  source            = "terraform-aws-modules/rds/aws"
  version           = "~> 6.0"
  identifier        = "records"
  storage_encrypted = false
}

# expect: fail storage_encrypted
module "old_default" {
  source     = "terraform-aws-modules/rds/aws"
  version    = "~> 3.0"
  identifier = "records"
}

# expect: pass storage_encrypted
module "default" {
  source     = "terraform-aws-modules/rds/aws"
  version    = "~> 6.0"
  identifier = "records"
}

# expect: unknown storage_encrypted
module "not_known_yet" {
  source     = "terraform-aws-modules/rds/aws"
  version    = "~> 99.0"
  identifier = "records"
}

# expect: pass
module "cluster" {
  source = "terraform-aws-modules/rds-aurora/aws"
  name   = "records"
  engine = "aurora-postgresql"
}

# expect: fail storage_encrypted
module "cluster_of_another" {
  source         = "git::https://github.com/cloudposse/terraform-aws-rds-cluster.git?ref=1.18.0"
  name           = "records"
  engine         = "mysql"
  cluster_family = "mysql8.0"
}

# expect: fail encryption_at_rest
module "scaleway" {
  source             = "tf-scaleway-modules/rdb/scaleway"
  name               = "records"
  engine             = "PostgreSQL-15"
  node_type          = "DB-DEV-S"
  encryption_at_rest = false
}
