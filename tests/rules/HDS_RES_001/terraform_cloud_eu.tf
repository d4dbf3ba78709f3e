terraform {
  # expect: pass hostname
  cloud {
    hostname     = "app.eu.terraform.io"
    organization = "clinic"
  }
}
