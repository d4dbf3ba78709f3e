variable "protocol" {
  type = string
}

# expect: fail protocol
resource "aws_lb_listener" "clear" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/0123456789abcdef"
  }
}

# expect: pass default_action.redirect.protocol
resource "aws_lb_listener" "redirect" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
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

# A rule of its own passes on what the listener would redirect.
# expect: fail protocol
resource "aws_lb_listener" "exception" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 8080
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "exception" {
  listener_arn = aws_lb_listener.exception.arn
  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/0123456789abcdef"
  }
  condition {
    path_pattern {
      values = ["/upload"]
    }
  }
}

# expect: unknown protocol
resource "aws_lb_listener" "later" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 443
  protocol          = var.protocol
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:targetgroup/portal/0123456789abcdef"
  }
}

# expect: fail listener.lb_protocol
resource "aws_elb" "classic" {
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

# expect: fail default_cache_behavior.viewer_protocol_policy
resource "aws_cloudfront_distribution" "portal" {
  enabled = true
  default_cache_behavior {
    viewer_protocol_policy = "allow-all"
  }
}

# expect: fail protocols
resource "aws_transfer_server" "exchange" {
  protocols = ["SFTP", "FTP"]
}

# Results by mail go out in clear to whoever has no TLS.
# expect: fail delivery_options.tls_policy
resource "aws_ses_configuration_set" "silent" {
  name = "silent"
}

# expect: pass delivery_options.tls_policy
resource "aws_ses_configuration_set" "strict" {
  name = "strict"
  delivery_options {
    tls_policy = "Require"
  }
}

# expect: pass delivery_options.tls_policy
resource "aws_sesv2_configuration_set" "strict" {
  configuration_set_name = "strict"
  delivery_options {
    tls_policy = "REQUIRE"
  }
}
