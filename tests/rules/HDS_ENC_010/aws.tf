# never fail, unknown: S3 encrypts every new object, the state too

terraform {
  # expect: pass encrypt
  backend "s3" {
    bucket = "clinic-state"
    key    = "prod.tfstate"
    region = "eu-west-3"
  }
}
