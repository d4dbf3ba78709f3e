variable "given" {}

# expect: pass listeners.load_balancer_protocol
resource "outscale_load_balancer" "tls" {
  load_balancer_name = "web"
  listeners {
    backend_port           = 8080
    backend_protocol       = "HTTP"
    load_balancer_port     = 443
    load_balancer_protocol = "HTTPS"
  }
}

# expect: fail listeners.load_balancer_protocol
resource "outscale_load_balancer" "plain" {
  load_balancer_name = "web"
  listeners {
    backend_port           = 8080
    backend_protocol       = "HTTP"
    load_balancer_port     = 443
    load_balancer_protocol = "HTTP"
  }
}

# expect: unknown listeners.load_balancer_protocol
resource "outscale_load_balancer" "not_given" {
  load_balancer_name = "web"
  listeners {
    backend_port           = 8080
    backend_protocol       = "HTTP"
    load_balancer_port     = 443
    load_balancer_protocol = var.given
  }
}
