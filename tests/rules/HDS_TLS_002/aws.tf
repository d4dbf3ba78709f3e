variable "policy" {
  type = string
}

# expect: pass ssl_policy
resource "aws_lb_listener" "modern" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  certificate_arn   = "arn:aws:acm:eu-west-3:111122223333:certificate/00000000-0000-0000-0000-000000000000"
}

# expect: fail ssl_policy
resource "aws_lb_listener" "silent" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-3:111122223333:certificate/00000000-0000-0000-0000-000000000000"
}

# expect: fail ssl_policy
resource "aws_lb_listener" "old" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-1-2017-01"
  certificate_arn   = "arn:aws:acm:eu-west-3:111122223333:certificate/00000000-0000-0000-0000-000000000000"
}

# expect: unknown ssl_policy
resource "aws_lb_listener" "later" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-3:111122223333:loadbalancer/app/portal/0123456789abcdef"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.policy
  certificate_arn   = "arn:aws:acm:eu-west-3:111122223333:certificate/00000000-0000-0000-0000-000000000000"
}

# expect: fail security_policy
resource "aws_api_gateway_domain_name" "old" {
  domain_name     = "api.clinic.example"
  security_policy = "TLS_1_0"
}

# expect: fail viewer_certificate.minimum_protocol_version
resource "aws_cloudfront_distribution" "default_certificate" {
  enabled = true
  default_cache_behavior {
    viewer_protocol_policy = "https-only"
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

# expect: pass viewer_certificate.minimum_protocol_version
resource "aws_cloudfront_distribution" "portal" {
  enabled = true
  default_cache_behavior {
    viewer_protocol_policy = "https-only"
  }
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

# Without a policy a search domain accepts TLS 1.0.
# expect: fail domain_endpoint_options.tls_security_policy
resource "aws_opensearch_domain" "silent" {
  domain_name = "silent"
}

# expect: fail viewer_certificate
resource "aws_cloudfront_distribution" "without_certificate" {
  enabled = true
  default_cache_behavior {
    viewer_protocol_policy = "https-only"
  }
}
