resource "aws_kms_key" "booking" {
  description             = "Data of the booking service"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_security_group" "front" {
  name   = "booking-front"
  vpc_id = var.vpc_id

  dynamic "ingress" {
    for_each = [80, 443]

    content {
      description = "The public entry; port 80 only redirects."
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  egress {
    description     = "To the application servers."
    from_port       = 8443
    to_port         = 8443
    protocol        = "tcp"
    security_groups = [aws_security_group.server.id]
  }
}

resource "aws_security_group" "server" {
  name   = "booking-server"
  vpc_id = var.vpc_id
}

resource "aws_security_group_rule" "server_from_front" {
  security_group_id        = aws_security_group.server.id
  type                     = "ingress"
  from_port                = 8443
  to_port                  = 8443
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.front.id
}

resource "aws_security_group_rule" "server_from_bastion" {
  security_group_id = aws_security_group.server.id
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = [var.bastion_network]
}

resource "aws_security_group" "database" {
  name   = "booking-database"
  vpc_id = var.vpc_id
}

resource "aws_security_group_rule" "database_from_server" {
  security_group_id        = aws_security_group.database.id
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.server.id
}

data "aws_ami" "server" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-*-x86_64"]
  }
}

resource "aws_instance" "server" {
  count = 2

  ami                    = data.aws_ami.server.id
  instance_type          = "t3.medium"
  subnet_id              = var.private_subnet_ids[count.index]
  vpc_security_group_ids = [aws_security_group.server.id]

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    volume_size = 40
    encrypted   = true
    kms_key_id  = aws_kms_key.booking.arn
  }
}

resource "aws_ebs_volume" "attachments" {
  availability_zone = aws_instance.server[0].availability_zone
  size              = 200
  encrypted         = true
  kms_key_id        = aws_kms_key.booking.arn
}

resource "aws_db_subnet_group" "appointments" {
  name       = "appointments"
  subnet_ids = var.private_subnet_ids
}

resource "aws_db_parameter_group" "appointments" {
  name   = "appointments"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "appointments" {
  identifier                  = "appointments-${var.environment}"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t3.medium"
  allocated_storage           = 100
  username                    = "portal"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.appointments.name
  parameter_group_name        = aws_db_parameter_group.appointments.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  publicly_accessible         = false
  multi_az                    = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.booking.arn
  backup_retention_period     = var.backup_days
  deletion_protection         = true
  skip_final_snapshot         = false
  final_snapshot_identifier   = "appointments-${var.environment}-final"

  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}

resource "aws_lb" "front" {
  name                       = "booking"
  load_balancer_type         = "application"
  subnets                    = var.public_subnet_ids
  security_groups            = [aws_security_group.front.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = true

  access_logs {
    bucket  = var.access_logs_bucket
    enabled = true
  }
}

resource "aws_wafv2_web_acl_association" "front" {
  resource_arn = aws_lb.front.arn
  web_acl_arn  = aws_wafv2_web_acl.front.arn
}

resource "aws_wafv2_web_acl" "front" {
  name  = "booking"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "common-attacks"
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
      metric_name                = "common-attacks"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "booking"
    sampled_requests_enabled   = true
  }
}

resource "aws_cloudwatch_log_group" "web_firewall" {
  name              = "aws-waf-logs-booking"
  retention_in_days = 365
}

resource "aws_wafv2_web_acl_logging_configuration" "front" {
  resource_arn            = aws_wafv2_web_acl.front.arn
  log_destination_configs = [aws_cloudwatch_log_group.web_firewall.arn]

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }
}

resource "aws_lb_target_group" "server" {
  name     = "booking"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = var.vpc_id
}

resource "aws_lb_listener" "redirect" {
  load_balancer_arn = aws_lb.front.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.front.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.server.arn
  }
}

resource "aws_acm_certificate" "front" {
  domain_name       = "booking.portail-sante.example"
  validation_method = "DNS"
}
