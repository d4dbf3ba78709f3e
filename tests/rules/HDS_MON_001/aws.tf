variable "network" {
  type = string
}

# expect: pass vpc_id
resource "aws_vpc" "records" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "records" {
  vpc_id               = aws_vpc.records.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::clinic-flows"
}

# expect: fail
resource "aws_vpc" "silent" {
  cidr_block = "10.1.0.0/16"
}
