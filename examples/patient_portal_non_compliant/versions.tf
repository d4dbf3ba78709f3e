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

  # The state holds passwords and names of patients' folders; it sits in Virginia.
  backend "s3" {
    bucket = "portail-sante-terraform"
    key    = "portal/terraform.tfstate"
    region = "us-east-1"
  }
}
