provider "aws" {
  region = "eu-west-3"
}

variable "acl" {}

resource "aws_wafv2_web_acl" "portal" {
  name  = "portal"
  scope = "REGIONAL"
  default_action {
    block {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "portal"
    sampled_requests_enabled   = true
  }
}

# expect: pass
resource "aws_lb" "portal" {
  name               = "portal"
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]
}

resource "aws_wafv2_web_acl_association" "portal" {
  resource_arn = aws_lb.portal.arn
  web_acl_arn  = aws_wafv2_web_acl.portal.arn
}

# Others of this root have their firewall.
# expect: fail aws_wafv2_web_acl_association
resource "aws_lb" "left_out" {
  name    = "left-out"
  subnets = ["subnet-1", "subnet-2"]
}

# No entry point: only the network reaches it.
resource "aws_lb" "inside" {
  name     = "inside"
  internal = true
  subnets  = ["subnet-1", "subnet-2"]
}

# No web application behind it that a firewall of requests could look at.
resource "aws_lb" "of_connections" {
  name               = "of-connections"
  load_balancer_type = "network"
  subnets            = ["subnet-1", "subnet-2"]
}

# expect: pass web_acl_id
resource "aws_cloudfront_distribution" "filtered" {
  enabled    = true
  web_acl_id = aws_wafv2_web_acl.portal.arn
}

# expect: pass web_acl_id
resource "aws_cloudfront_distribution" "given" {
  enabled    = true
  web_acl_id = var.acl
}

# expect: fail web_acl_id
resource "aws_cloudfront_distribution" "open" {
  enabled = true
}

resource "aws_api_gateway_rest_api" "private" {
  name = "private"
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_stage" "private" {
  rest_api_id   = aws_api_gateway_rest_api.private.id
  deployment_id = "d-1"
  stage_name    = "prod"
}

resource "aws_api_gateway_rest_api" "booking" {
  name = "booking"
}

# expect: pass
resource "aws_api_gateway_stage" "booking" {
  rest_api_id   = aws_api_gateway_rest_api.booking.id
  deployment_id = "d-1"
  stage_name    = "prod"
}

resource "aws_wafv2_web_acl_association" "booking" {
  resource_arn = aws_api_gateway_stage.booking.arn
  web_acl_arn  = aws_wafv2_web_acl.portal.arn
}

# expect: fail aws_wafv2_web_acl_association
resource "aws_appsync_graphql_api" "records" {
  name                = "records"
  authentication_type = "AWS_IAM"
}
