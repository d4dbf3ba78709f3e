variable "balancer_logs" {
  type = bool
}

# expect: pass access_logs.enabled
resource "aws_lb" "logged" {
  name               = "portal"
  load_balancer_type = "application"
  access_logs {
    bucket  = "clinic-logs"
    enabled = true
  }
}

# expect: fail access_logs.enabled
resource "aws_lb" "bucket_only" {
  name = "portal-two"
  access_logs {
    bucket = "clinic-logs"
  }
}

# expect: fail access_logs
resource "aws_lb" "silent" {
  name = "portal-three"
}

# A network load balancer that passes packets on has nothing to log.
resource "aws_lb" "packets" {
  name               = "packets"
  load_balancer_type = "network"
}

# expect: fail access_logs
resource "aws_lb" "ends_tls" {
  name               = "ends-tls"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.ends_tls.arn
  port              = 443
  protocol          = "TLS"
}

# expect: unknown access_logs.enabled
resource "aws_lb" "given" {
  name = "portal-four"
  access_logs {
    bucket  = "clinic-logs"
    enabled = var.balancer_logs
  }
}

# expect: pass access_logs.enabled
resource "aws_elb" "logged" {
  name = "classic"
  access_logs {
    bucket = "clinic-logs"
  }
}

# expect: fail access_logs
resource "aws_elb" "silent" {
  name = "classic-two"
}

# expect: pass access_log_settings
resource "aws_apigatewayv2_stage" "logged" {
  api_id = "abc"
  name   = "prod"
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:api"
    format          = "$context.requestId"
  }
}

# expect: fail access_log_settings
resource "aws_apigatewayv2_stage" "silent" {
  api_id = "abc"
  name   = "prod"
}

# expect: pass settings.logging_level
resource "aws_api_gateway_stage" "executed" {
  rest_api_id   = "abc"
  deployment_id = "d"
  stage_name    = "prod"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abc"
  stage_name  = aws_api_gateway_stage.executed.stage_name
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}

# expect: fail logging_config
resource "aws_cloudfront_distribution" "silent" {
  enabled = true
}

# expect: pass logging_config
resource "aws_cloudfront_distribution" "logged" {
  enabled = true
  logging_config {
    bucket = "clinic-logs.s3.amazonaws.com"
  }
}

# The second generation of CloudFront logs is a delivery of CloudWatch Logs.
# expect: pass
resource "aws_cloudfront_distribution" "delivered" {
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "edge" {
  name         = "edge"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.delivered.arn
}

# expect: fail attributes.flow_logs_enabled
resource "aws_globalaccelerator_accelerator" "silent" {
  name = "anycast"
}

# expect: pass access_logs
resource "aws_lb" "delivered" {
  name               = "delivered"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "delivered" {
  load_balancer_arn = aws_lb.delivered.arn
  port              = 443
  protocol          = "TLS"
}

resource "aws_cloudwatch_log_delivery_source" "delivered" {
  name         = "delivered"
  log_type     = "NLB_ACCESS_LOGS"
  resource_arn = aws_lb.delivered.arn
}

# expect: pass log_config
resource "aws_appsync_graphql_api" "logged" {
  name                = "logged"
  authentication_type = "AWS_IAM"
  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/appsync"
    field_log_level          = "ERROR"
  }
}

# expect: fail log_config
resource "aws_appsync_graphql_api" "silent" {
  name                = "silent"
  authentication_type = "AWS_IAM"
}

# expect: pass logging_configuration.webserver_logs.enabled
resource "aws_mwaa_environment" "logged" {
  name               = "logged"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111122223333:role/mwaa"
  source_bucket_arn  = "arn:aws:s3:::workflows"
  logging_configuration {
    webserver_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}

# Tasks are logged, who used the console is not.
# expect: fail logging_configuration.webserver_logs
resource "aws_mwaa_environment" "silent" {
  name               = "silent"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111122223333:role/mwaa"
  source_bucket_arn  = "arn:aws:s3:::workflows"
  logging_configuration {
    task_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}

# expect: pass
resource "aws_wafv2_web_acl" "logged" {
  name  = "logged"
  scope = "REGIONAL"
  default_action {
    block {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "logged"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "logged" {
  resource_arn            = aws_wafv2_web_acl.logged.arn
  log_destination_configs = ["arn:aws:logs:eu-west-3:111122223333:log-group:aws-waf-logs-portal"]
}

# expect: fail
resource "aws_wafv2_web_acl" "silent" {
  name  = "silent"
  scope = "REGIONAL"
  default_action {
    block {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "silent"
    sampled_requests_enabled   = true
  }
}

# expect: pass logging_configuration
resource "aws_wafregional_web_acl" "logged" {
  name        = "logged"
  metric_name = "logged"
  default_action {
    type = "BLOCK"
  }
  logging_configuration {
    log_destination = "arn:aws:firehose:eu-west-3:111122223333:deliverystream/aws-waf-logs-old"
  }
}

# expect: fail logging_configuration
resource "aws_wafregional_web_acl" "silent" {
  name        = "silent"
  metric_name = "silent"
  default_action {
    type = "BLOCK"
  }
}

# expect: pass
resource "aws_networkfirewall_firewall" "logged" {
  name                = "logged"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall-policy/care"
  vpc_id              = "vpc-1"
  subnet_mapping {
    subnet_id = "subnet-1"
  }
}

resource "aws_networkfirewall_logging_configuration" "logged" {
  firewall_arn = aws_networkfirewall_firewall.logged.arn
  logging_configuration {
    log_destination_config {
      log_destination      = { logGroup = "firewall" }
      log_destination_type = "CloudWatchLogs"
      log_type             = "FLOW"
    }
  }
}

# expect: fail
resource "aws_networkfirewall_firewall" "silent" {
  name                = "silent"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-3:111122223333:firewall-policy/care"
  vpc_id              = "vpc-1"
  subnet_mapping {
    subnet_id = "subnet-1"
  }
}
