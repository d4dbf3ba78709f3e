provider "aws" {
  region = "eu-west-3"
}

# never pass: no vendor that takes such exports is known to hold a certificate

variable "intake" {
  type = string
}

# expect: fail http_endpoint_configuration.url
resource "aws_kinesis_firehose_delivery_stream" "vendor" {
  name        = "vendor"
  destination = "http_endpoint"
  http_endpoint_configuration {
    url = "https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input"
  }
}

# expect: unknown http_endpoint_configuration.url
resource "aws_kinesis_firehose_delivery_stream" "later" {
  name        = "later"
  destination = "http_endpoint"
  http_endpoint_configuration {
    url = var.intake
  }
}

# expect: unknown invocation_endpoint
resource "aws_cloudwatch_event_api_destination" "partner" {
  name                = "partner"
  invocation_endpoint = "https://api.partner.example/events"
  http_method         = "POST"
}

# expect: fail container_definitions.logConfiguration.options.splunk-url
resource "aws_ecs_task_definition" "indexed" {
  family = "indexed"
  container_definitions = jsonencode([{
    name  = "api"
    image = "api"
    logConfiguration = {
      logDriver = "splunk"
      options   = { "splunk-url" = "https://inputs.clinic.splunkcloud.com:8088" }
    }
  }])
}

# expect: fail container_definitions.logConfiguration.options.Host
resource "aws_ecs_task_definition" "forwarded" {
  family = "forwarded"
  container_definitions = jsonencode([{
    name  = "api"
    image = "api"
    logConfiguration = {
      logDriver = "awsfirelens"
      options   = { Name = "datadog", Host = "http-intake.logs.datadoghq.com", TLS = "on" }
    }
  }])
}
