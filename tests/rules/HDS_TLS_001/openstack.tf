variable "given" {}

# expect: pass protocol
resource "openstack_lb_listener_v2" "tls" {
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 80
  loadbalancer_id = "l"
}

# expect: fail protocol
resource "openstack_lb_listener_v2" "plain" {
  protocol        = "HTTP"
  protocol_port   = 80
  loadbalancer_id = "l"
}

# expect: unknown protocol
resource "openstack_lb_listener_v2" "not_given" {
  protocol        = var.given
  protocol_port   = 80
  loadbalancer_id = "l"
}

# expect: pass redirect_url
resource "openstack_lb_listener_v2" "redirecting" {
  protocol        = "HTTP"
  protocol_port   = 80
  loadbalancer_id = "l"
}

resource "openstack_lb_l7policy_v2" "to_tls" {
  action       = "REDIRECT_TO_URL"
  listener_id  = openstack_lb_listener_v2.redirecting.id
  redirect_url = "https://clinic.example"
}

variable "domain" {}

resource "openstack_lb_l7policy_v2" "to_https_somewhere" {
  action       = "REDIRECT_TO_URL"
  listener_id  = openstack_lb_listener_v2.led_on.id
  redirect_url = "https://records.${var.domain}"
}

# Where to is not known; that it is by HTTPS is.
# expect: pass redirect_url
resource "openstack_lb_listener_v2" "led_on" {
  protocol        = "HTTP"
  protocol_port   = 80
  loadbalancer_id = "lb"
}
