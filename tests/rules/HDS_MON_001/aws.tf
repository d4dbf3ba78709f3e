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

# expect: pass logging_configuration.log_destination_config
resource "aws_networkfirewall_firewall" "seen" {
  name                = "seen"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:210987654321:firewall-policy/clinic"
  vpc_id              = aws_vpc.records.id

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d4e5f60718"
  }
}

resource "aws_networkfirewall_logging_configuration" "seen" {
  firewall_arn = aws_networkfirewall_firewall.seen.arn

  logging_configuration {
    log_destination_config {
      log_type             = "FLOW"
      log_destination_type = "CloudWatchLogs"
      log_destination      = { logGroup = "/clinic/firewall" }
    }
  }
}

# expect: fail
resource "aws_networkfirewall_firewall" "unseen" {
  name                = "unseen"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:210987654321:firewall-policy/clinic"
  vpc_id              = aws_vpc.records.id

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d4e5f60718"
  }
}
