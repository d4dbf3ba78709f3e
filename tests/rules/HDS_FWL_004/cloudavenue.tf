variable "on" {}

# expect: fail enabled
resource "cloudavenue_vdcg_firewall" "bad" {
  vdc_group_name = "hospital"
  enabled        = false
  rules          = []
}
# never pass, unknown: switched on, its rules decide
