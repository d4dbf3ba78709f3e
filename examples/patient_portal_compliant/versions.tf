terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
    ovh = {
      source  = "ovh/ovh"
      version = "~> 2.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.6"
    }
    scaleway = {
      source  = "scaleway/scaleway"
      version = "~> 2.48"
    }
  }

  backend "s3" {
    bucket       = "portail-sante-terraform"
    key          = "portal/terraform.tfstate"
    region       = "eu-west-3"
    encrypt      = true
    kms_key_id   = "alias/terraform-state"
    use_lockfile = true
  }
}
