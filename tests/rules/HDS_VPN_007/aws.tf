variable "kind" {
  type = string
}

# expect: pass authentication_options
resource "aws_ec2_client_vpn_endpoint" "certificate" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/r"
  }
}

# expect: fail authentication_options
resource "aws_ec2_client_vpn_endpoint" "password" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  authentication_options {
    type                = "directory-service-authentication"
    active_directory_id = "d-1234567890"
  }
}

# Both must be shown.
# expect: pass authentication_options
resource "aws_ec2_client_vpn_endpoint" "both" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  authentication_options {
    type                = "directory-service-authentication"
    active_directory_id = "d-1234567890"
  }
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/r"
  }
}

# expect: unknown authentication_options.type
resource "aws_ec2_client_vpn_endpoint" "given" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  authentication_options {
    type = var.kind
  }
}
