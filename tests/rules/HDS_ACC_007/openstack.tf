# never unknown: what the code does not show is not written in it

variable "password" {
  type = string
}

# expect: fail admin_pass
resource "openstack_compute_instance_v2" "written" {
  name       = "care"
  admin_pass = "planted-password"
}

# expect: pass
resource "openstack_compute_instance_v2" "given" {
  name       = "care"
  admin_pass = var.password
}
