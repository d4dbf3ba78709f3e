variable "protected" {
  type = bool
}

# expect: pass delete_protection
resource "aws_networkfirewall_firewall" "kept" {
  name                = "kept"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:210987654321:firewall-policy/clinic"
  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  delete_protection   = true

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d4e5f60718"
  }
}

# expect: fail delete_protection
resource "aws_networkfirewall_firewall" "loose" {
  name                = "loose"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:210987654321:firewall-policy/clinic"
  vpc_id              = "vpc-0a1b2c3d4e5f60718"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d4e5f60718"
  }
}

# expect: unknown delete_protection
resource "aws_networkfirewall_firewall" "later" {
  name                = "later"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:210987654321:firewall-policy/clinic"
  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  delete_protection   = var.protected

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d4e5f60718"
  }
}
