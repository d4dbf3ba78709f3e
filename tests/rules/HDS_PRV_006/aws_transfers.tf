variable "kind" {}

# expect: fail destination_flow_config.connector_type
resource "aws_appflow_flow" "warehouse" {
  name = "visits"
  destination_flow_config {
    connector_type = "Snowflake"
  }
}

# Data that stays with the host is no export to a vendor.
resource "aws_appflow_flow" "own" {
  name = "visits"
  destination_flow_config {
    connector_type = "S3"
    destination_connector_properties {
      s3 {
        bucket_name = "clinic-visits"
      }
    }
  }
}

# expect: unknown destination_flow_config.connector_type
resource "aws_appflow_flow" "given" {
  name = "visits"
  destination_flow_config {
    connector_type = var.kind
  }
}

# expect: unknown url
resource "aws_transfer_connector" "laboratory" {
  url         = "sftp://laboratory.example"
  access_role = "arn:aws:iam::123456789012:role/transfer"
}

# expect: pass server_hostname
resource "aws_datasync_location_object_storage" "scaleway" {
  server_hostname = "s3.fr-par.scw.cloud"
  bucket_name     = "records"
}

# expect: fail connection_properties.JDBC_CONNECTION_URL
resource "aws_glue_connection" "warehouse" {
  name = "warehouse"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:snowflake://clinic.snowflakecomputing.com/?db=visits"
  }
}
