provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "london"
  region = "eu-west-2"
}

variable "region" {
  type = string
}

# expect: pass peer_region
resource "aws_vpc_peering_connection" "near" {
  vpc_id      = "vpc-0123456789abcdef0"
  peer_vpc_id = "vpc-0123456789abcdef1"
  peer_region = "eu-central-1"
}

# expect: fail peer_region
resource "aws_vpc_peering_connection" "far" {
  vpc_id      = "vpc-0123456789abcdef0"
  peer_vpc_id = "vpc-0123456789abcdef2"
  peer_region = "ap-south-1"
}

# expect: unknown peer_region
resource "aws_vpc_peering_connection" "later" {
  vpc_id      = "vpc-0123456789abcdef0"
  peer_vpc_id = "vpc-0123456789abcdef3"
  peer_region = var.region
}
