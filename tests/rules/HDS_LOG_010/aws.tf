variable "on" {
  type = bool
}

# expect: pass connection_log_options.enabled
resource "aws_ec2_client_vpn_endpoint" "logged" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}

# expect: fail connection_log_options.enabled
resource "aws_ec2_client_vpn_endpoint" "silent" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  connection_log_options {
    enabled = false
  }
}

# expect: unknown connection_log_options.enabled
resource "aws_ec2_client_vpn_endpoint" "given" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  connection_log_options {
    enabled = var.on
  }
}

# expect: fail tunnel2_log_options.cloudwatch_log_options.log_enabled
resource "aws_vpn_connection" "one_of_two" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled   = true
      log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:vpn"
    }
  }
}
