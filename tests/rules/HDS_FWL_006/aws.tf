provider "aws" {
  region = "eu-west-3"
}

variable "rules" {}

# expect: pass rule[0]
resource "aws_wafv2_web_acl" "of_a_managed_group" {
  name  = "managed"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "common"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "common"
      sampled_requests_enabled   = true
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "managed"
    sampled_requests_enabled   = true
  }
}

# expect: pass default_action
resource "aws_wafv2_web_acl" "closed" {
  name  = "closed"
  scope = "REGIONAL"
  default_action {
    block {}
  }
}

# expect: fail rule
resource "aws_wafv2_web_acl" "empty" {
  name  = "empty"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
}

# expect: fail rule
resource "aws_wafv2_web_acl" "that_counts" {
  name  = "counts"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "common"
    priority = 1
    override_action {
      count {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

# expect: unknown rule
resource "aws_wafv2_web_acl" "of_rules_to_come" {
  name  = "to-come"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  dynamic "rule" {
    for_each = var.rules
    content {
      name     = rule.value.name
      priority = rule.value.priority
    }
  }
}

# expect: fail default_action.type
resource "aws_wafregional_web_acl" "of_nothing" {
  name        = "of-nothing"
  metric_name = "nothing"
  default_action {
    type = "ALLOW"
  }
}

# expect: pass rule.action.type
resource "aws_wafregional_web_acl" "of_one_rule" {
  name        = "of-one-rule"
  metric_name = "one"
  default_action {
    type = "ALLOW"
  }
  rule {
    priority = 1
    rule_id  = "1234"
    action {
      type = "BLOCK"
    }
  }
}

# expect: pass default_action.type
resource "aws_waf_web_acl" "closed" {
  name        = "closed"
  metric_name = "closed"
  default_action {
    type = "BLOCK"
  }
}
