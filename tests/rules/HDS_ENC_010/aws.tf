terraform {
  # expect: pass encrypt
  backend "s3" {
    bucket = "clinic-state"
    key    = "prod.tfstate"
    region = "eu-west-3"
  }
}
