provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "disaster_recovery"
  region = var.disaster_recovery_region

  default_tags {
    tags = local.tags
  }
}

provider "scaleway" {
  region = "fr-par"
  zone   = "fr-par-1"
}

provider "ovh" {
  endpoint = "ovh-eu"
}
