variable "value" {
  type = string
}

# expect: pass parameter.value
resource "aws_db_parameter_group" "records" {
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

# expect: fail parameter.value
resource "aws_db_parameter_group" "clear" {
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

# expect: unknown parameter.value
resource "aws_db_parameter_group" "later" {
  family = "mysql8.0"
  parameter {
    name  = "require_secure_transport"
    value = var.value
  }
}

# expect: fail domain_endpoint_options.enforce_https
resource "aws_opensearch_domain" "clear" {
  domain_name = "clear"
  domain_endpoint_options {
    enforce_https = false
  }
  node_to_node_encryption {
    enabled = true
  }
}

# expect: fail node_to_node_encryption.enabled
resource "aws_opensearch_domain" "nodes" {
  domain_name = "nodes"
  cluster_config {
    instance_count = 3
  }
}

# expect: fail encryption_info.encryption_in_transit.client_broker
resource "aws_msk_cluster" "both" {
  cluster_name = "both"
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
    }
  }
}

# expect: pass
resource "aws_msk_cluster" "silent" {
  cluster_name = "silent"
}

# expect: fail require_tls
resource "aws_db_proxy" "silent" {
  name          = "silent"
  engine_family = "POSTGRESQL"
  role_arn      = "arn:aws:iam::111122223333:role/proxy"
}
