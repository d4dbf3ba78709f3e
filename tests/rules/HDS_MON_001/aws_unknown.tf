variable "network" {
  type = string
}

# The flow log may be this network's.
# expect: unknown
resource "aws_vpc" "records" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "records" {
  vpc_id          = var.network
  traffic_type    = "ALL"
  log_destination = "arn:aws:s3:::clinic-flows"
}
