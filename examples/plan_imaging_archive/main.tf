# The region is given when the plan is made: this folder alone does not say where the images go.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "region" {
  type = string
}

provider "aws" {
  region = var.region
}

resource "aws_kms_key" "images" {
  description         = "Medical images"
  enable_key_rotation = true
}

resource "aws_db_instance" "worklist" {
  identifier                  = "worklist"
  engine                      = "postgres"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "worklist"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.images.arn
  backup_retention_period     = 14
}
