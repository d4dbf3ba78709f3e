variable "on" {}

# expect: pass ssl
resource "flexibleengine_dds_instance_v3" "good" {
  name = "documents"
}

# expect: fail ssl
resource "flexibleengine_dds_instance_v3" "bad" {
  name = "documents"
  ssl  = false
}

# expect: unknown ssl
resource "flexibleengine_dds_instance_v3" "given" {
  name = "documents"
  ssl  = var.on
}
