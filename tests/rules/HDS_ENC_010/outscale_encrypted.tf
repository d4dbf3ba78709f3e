terraform {
  # expect: pass encrypt
  backend "s3" {
    bucket  = "clinic-state"
    key     = "prod.tfstate"
    region  = "eu-west-2"
    encrypt = true
    endpoints = {
      s3 = "https://oos.eu-west-2.outscale.com"
    }
  }
}
