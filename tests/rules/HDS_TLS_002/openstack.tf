variable "given" {}

# expect: pass tls_versions
resource "openstack_lb_listener_v2" "recent" {
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 80
  loadbalancer_id = "l"
  tls_versions    = ["TLSv1.2", "TLSv1.3"]
}

# expect: fail tls_versions
resource "openstack_lb_listener_v2" "old" {
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 80
  loadbalancer_id = "l"
  tls_versions    = ["TLSv1", "TLSv1.2"]
}

# expect: unknown tls_versions
resource "openstack_lb_listener_v2" "not_given" {
  protocol        = "TERMINATED_HTTPS"
  protocol_port   = 80
  loadbalancer_id = "l"
  tls_versions    = var.given
}
