variable "split" {
  type = bool
}

# expect: pass split_tunnel
resource "aws_ec2_client_vpn_endpoint" "silent" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
}

# expect: fail split_tunnel
resource "aws_ec2_client_vpn_endpoint" "split" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  split_tunnel           = true
}

# expect: unknown split_tunnel
resource "aws_ec2_client_vpn_endpoint" "given" {
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/c"
  client_cidr_block      = "10.9.0.0/22"
  split_tunnel           = var.split
}
