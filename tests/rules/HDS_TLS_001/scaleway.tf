variable "given" {}


resource "scaleway_lb_backend" "web" {
  lb_id            = "11111111-2222-3333-4444-555555555555"
  forward_protocol = "http"
  forward_port     = 8080
}

# expect: pass certificate_ids
resource "scaleway_lb_frontend" "https" {
  lb_id           = "11111111-2222-3333-4444-555555555555"
  backend_id      = scaleway_lb_backend.web.id
  inbound_port    = 443
  certificate_ids = ["11111111-2222-3333-4444-666666666666"]
}

# expect: fail certificate_ids
resource "scaleway_lb_frontend" "plain" {
  lb_id        = "11111111-2222-3333-4444-555555555555"
  backend_id   = scaleway_lb_backend.web.id
  inbound_port = 80
}

# expect: pass acl.action.redirect.target
resource "scaleway_lb_frontend" "redirecting" {
  lb_id        = "11111111-2222-3333-4444-555555555555"
  backend_id   = scaleway_lb_backend.web.id
  inbound_port = 80
  acl {
    action {
      type = "redirect"
      redirect {
        type   = "scheme"
        target = "https"
        code   = 301
      }
    }
    match {
      ip_subnet = ["0.0.0.0/0"]
    }
  }
}

# expect: unknown http_option
resource "scaleway_container" "not_given" {
  namespace_id = "11111111-2222-3333-4444-555555555555"
  http_option  = var.given
}

# expect: pass http_option
resource "scaleway_container" "redirected" {
  namespace_id = "11111111-2222-3333-4444-555555555555"
  http_option  = "redirected"
}

# expect: fail http_option
resource "scaleway_function" "both_by_default" {
  namespace_id = "11111111-2222-3333-4444-555555555555"
  runtime      = "python311"
  handler      = "main.handle"
  privacy      = "private"
}
