provider "aws" {
  region = "eu-west-3"
}

# Its firewall may be attached by another root, or for the whole organisation.
# expect: unknown
resource "aws_lb" "alone" {
  name    = "alone"
  subnets = ["subnet-1", "subnet-2"]
}
# never pass, fail: what decides is not here
