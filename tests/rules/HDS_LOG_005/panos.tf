variable "on" {}

# expect: pass rule.log_end
resource "panos_security_policy" "silent" {
  rule {
    name                  = "care"
    source_zones          = ["offices"]
    source_addresses      = ["10.1.0.0/16"]
    source_users          = ["any"]
    destination_zones     = ["servers"]
    destination_addresses = ["10.2.0.0/16"]
    applications          = ["ssl"]
    categories            = ["any"]
    services              = ["application-default"]
    action                = "allow"
  }
}

# expect: fail rule.log_end
resource "panos_security_rule_group" "unrecorded" {
  rule {
    name                  = "care"
    source_zones          = ["offices"]
    source_addresses      = ["10.1.0.0/16"]
    source_users          = ["any"]
    destination_zones     = ["servers"]
    destination_addresses = ["10.2.0.0/16"]
    applications          = ["ssl"]
    categories            = ["any"]
    services              = ["application-default"]
    action                = "allow"
    log_end               = false
  }
}

# expect: unknown rule.log_end
resource "panos_security_policy" "given" {
  rule {
    name                  = "care"
    source_zones          = ["offices"]
    source_addresses      = ["10.1.0.0/16"]
    source_users          = ["any"]
    destination_zones     = ["servers"]
    destination_addresses = ["10.2.0.0/16"]
    applications          = ["ssl"]
    categories            = ["any"]
    services              = ["application-default"]
    action                = "allow"
    log_end               = var.on
  }
}
