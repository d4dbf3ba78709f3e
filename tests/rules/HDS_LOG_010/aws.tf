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

# Commands that people run inside of containers.
# expect: fail configuration.execute_command_configuration.logging
resource "aws_ecs_cluster" "unrecorded_shells" {
  name = "unrecorded-shells"
  configuration {
    execute_command_configuration {
      logging = "NONE"
    }
  }
}

# expect: pass configuration.execute_command_configuration.logging
resource "aws_ecs_cluster" "recorded_shells" {
  name = "recorded-shells"
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"
      log_configuration {
        cloud_watch_log_group_name = "shells"
      }
    }
  }
}

# expect: pass content
resource "aws_ssm_document" "recorded_sessions" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "JSON"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { s3BucketName = "", cloudWatchLogGroupName = "sessions" }
  })
}

# expect: fail content
resource "aws_ssm_document" "unrecorded_sessions" {
  name            = "unrecorded"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: '1.0'
    sessionType: Standard_Stream
    inputs:
      s3BucketName: ''
      cloudWatchLogGroupName: ''
      runAsEnabled: true
  YAML
}

resource "aws_cloudwatch_log_group" "sessions" {
  name_prefix = "sessions-"
}

# expect: pass content
resource "aws_ssm_document" "recorded_elsewhere" {
  name          = "recorded-elsewhere"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { cloudWatchLogGroupName = aws_cloudwatch_log_group.sessions.name }
  })
}

# What has no preferences of its own follows those of the account.
resource "aws_ssm_document" "forwarded_port" {
  name          = "forwarded-port"
  document_type = "Session"
  content       = jsonencode({ schemaVersion = "1.0", sessionType = "Port", properties = { portNumber = "5432" } })
}
