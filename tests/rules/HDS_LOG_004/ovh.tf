variable "given" {}

# expect: pass cold_storage_retention
resource "ovh_dbaas_logs_output_graylog_stream" "archived" {
  service_name           = "project"
  title                  = "t"
  description            = "d"
  cold_storage_enabled   = true
  cold_storage_retention = 1
}

data "ovh_dbaas_logs_cluster_retention" "fortnight" {
  service_name = "ldp"
  cluster_id   = "c"
  duration     = "P14D"
}

# expect: fail duration
resource "ovh_dbaas_logs_output_graylog_stream" "fortnight" {
  service_name = "project"
  title        = "t"
  description  = "d"
  retention_id = data.ovh_dbaas_logs_cluster_retention.fortnight.retention_id
}

# expect: unknown retention_id
resource "ovh_dbaas_logs_output_graylog_stream" "not_given" {
  service_name = "project"
  title        = "t"
  description  = "d"
  retention_id = var.given
}
