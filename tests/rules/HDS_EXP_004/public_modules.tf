provider "aws" {
  region = "eu-west-3"
}

# expect: fail vpc_config.public_access_cidrs
module "open" {
  source                         = "terraform-aws-modules/eks/aws"
  version                        = "~> 20.0"
  cluster_name                   = "records"
  cluster_endpoint_public_access = true
}

# expect: pass vpc_config.endpoint_public_access
module "default" {
  source       = "terraform-aws-modules/eks/aws"
  version      = "~> 20.0"
  cluster_name = "records"
}

# expect: fail vpc_config.public_access_cidrs
module "old_default" {
  source       = "terraform-aws-modules/eks/aws"
  version      = "~> 18.0"
  cluster_name = "records"
}

# expect: unknown vpc_config.endpoint_public_access
module "not_known_yet" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 99.0"
  name    = "records"
}

# expect: fail private_cluster_enabled
module "azure" {
  source              = "Azure/aks/azurerm"
  version             = "~> 9.0"
  resource_group_name = "records"
  prefix              = "records"
  location            = "francecentral"
}

# expect: pass private_cluster_enabled
module "azure_private" {
  source                  = "Azure/aks/azurerm"
  version                 = "~> 9.0"
  resource_group_name     = "records"
  prefix                  = "records"
  location                = "francecentral"
  private_cluster_enabled = true
}
