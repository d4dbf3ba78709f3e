variable "policy" {}

# expect: pass tls_ciphers_policy
resource "flexibleengine_lb_listener_v3" "good" {
  name               = "portal"
  protocol           = "HTTPS"
  protocol_port      = 443
  loadbalancer_id    = "11111111-2222-3333-4444-555555555555"
  tls_ciphers_policy = "tls-1-2-strict"
}

# expect: fail tls_ciphers_policy
resource "flexibleengine_lb_listener_v3" "bad" {
  name            = "portal"
  protocol        = "HTTPS"
  protocol_port   = 443
  loadbalancer_id = "11111111-2222-3333-4444-555555555555"
}

# expect: unknown tls_ciphers_policy
resource "flexibleengine_lb_listener_v3" "given" {
  name               = "portal"
  protocol           = "HTTPS"
  protocol_port      = 443
  loadbalancer_id    = "11111111-2222-3333-4444-555555555555"
  tls_ciphers_policy = var.policy
}
