variable "mode" {}

# expect: pass mode
resource "scaleway_edge_services_waf_stage" "that_stops" {
  pipeline_id    = "p"
  mode           = "enable"
  paranoia_level = 3
}

# expect: fail mode
resource "scaleway_edge_services_waf_stage" "that_only_tells" {
  pipeline_id    = "p"
  mode           = "log_only"
  paranoia_level = 3
}

# expect: unknown mode
resource "scaleway_edge_services_waf_stage" "not_known" {
  pipeline_id    = "p"
  mode           = var.mode
  paranoia_level = 3
}
