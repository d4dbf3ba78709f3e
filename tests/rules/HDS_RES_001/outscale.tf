variable "subregion" {
  type = string
}

provider "outscale" {
  region = "eu-west-2"
}

# expect: pass
resource "outscale_volume" "records" {
  subregion_name = "eu-west-2a"
  size           = 50
}

# expect: fail subregion_name
resource "outscale_volume" "archive" {
  subregion_name = "us-east-2a"
  size           = 50
}

# expect: unknown subregion_name
resource "outscale_volume" "later" {
  subregion_name = var.subregion
  size           = 50
}
