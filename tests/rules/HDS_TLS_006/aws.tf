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

# expect: fail security_configuration
resource "aws_emr_cluster" "unconfigured" {
  name          = "unconfigured"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}

# expect: fail network_config.enable_inter_container_traffic_encryption
resource "aws_sagemaker_data_quality_job_definition" "silent" {
  role_arn = "arn:aws:iam::111122223333:role/quality"
  job_resources {
    cluster_config {
      instance_count    = 3
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
    }
  }
}

# expect: pass network_config.enable_inter_container_traffic_encryption
resource "aws_sagemaker_data_quality_job_definition" "encrypted" {
  role_arn = "arn:aws:iam::111122223333:role/quality"
  job_resources {
    cluster_config {
      instance_count    = 3
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
    }
  }
  network_config {
    enable_inter_container_traffic_encryption = true
  }
}

# One machine has nobody to talk to.
resource "aws_sagemaker_data_quality_job_definition" "alone" {
  role_arn = "arn:aws:iam::111122223333:role/quality"
  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
    }
  }
}
