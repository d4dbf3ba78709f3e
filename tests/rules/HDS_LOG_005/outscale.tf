variable "recorded" {
  type = bool
}

# expect: pass access_log.is_enabled
resource "outscale_load_balancer" "recorded" {
  load_balancer_name = "portal"
}

resource "outscale_load_balancer_attributes" "recorded" {
  load_balancer_name = outscale_load_balancer.recorded.id
  access_log {
    is_enabled           = true
    osu_bucket_name      = "clinic-logs"
    publication_interval = 5
  }
}

# expect: fail access_log
resource "outscale_load_balancer" "silent" {
  load_balancer_name = "intranet"
}

# expect: unknown access_log.is_enabled
resource "outscale_load_balancer" "later" {
  load_balancer_name = "later"
}

resource "outscale_load_balancer_attributes" "later" {
  load_balancer_name = outscale_load_balancer.later.id
  access_log {
    is_enabled = var.recorded
  }
}
