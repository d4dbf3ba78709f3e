# never unknown: a backend takes no variables

terraform {
  # expect: fail encrypt
  backend "s3" {
    bucket = "clinic-state"
    key    = "prod.tfstate"
    region = "eu-west-2"
    endpoints = {
      s3 = "https://oos.eu-west-2.outscale.com"
    }
  }
}
