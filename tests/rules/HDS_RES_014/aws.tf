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

# expect: pass replica.region
resource "aws_secretsmanager_secret" "near" {
  name = "near"
  replica {
    region = "eu-west-1"
  }
}

# expect: fail replica.region
resource "aws_secretsmanager_secret" "far" {
  name = "far"
  replica {
    region = "eu-central-2"
  }
}

# expect: unknown replica.region
resource "aws_secretsmanager_secret" "later" {
  name = "later"
  replica {
    region = var.region
  }
}

# expect: fail replication_configuration.rule.destination.region
resource "aws_ecr_replication_configuration" "images" {
  replication_configuration {
    rule {
      destination {
        region      = "us-east-1"
        registry_id = "123456789012"
      }
    }
  }
}
