variable "exported" {
  type = list(string)
}

# expect: pass enabled_cloudwatch_logs_exports
resource "aws_db_instance" "exported" {
  engine                          = "postgres"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

# expect: fail enabled_cloudwatch_logs_exports
resource "aws_db_instance" "silent" {
  engine = "postgres"
}

# The error log of MySQL names nobody.
# expect: fail enabled_cloudwatch_logs_exports
resource "aws_db_instance" "errors_only" {
  engine                          = "mysql"
  enabled_cloudwatch_logs_exports = ["error"]
}

# expect: pass parameter.value
resource "aws_db_instance" "configured" {
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.statements.id
}

resource "aws_db_parameter_group" "statements" {
  family = "postgres16"
  parameter {
    name  = "log_statement"
    value = "mod"
  }
}

# expect: unknown enabled_cloudwatch_logs_exports
resource "aws_db_instance" "given" {
  engine                          = "postgres"
  enabled_cloudwatch_logs_exports = var.exported
}

# expect: pass enabled_cloudwatch_logs_exports
resource "aws_rds_cluster" "audited" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["audit", "error"]
}

# expect: fail enabled_cloudwatch_logs_exports
resource "aws_rds_cluster" "not_audited" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}

# expect: pass enabled_cloudwatch_logs_exports
resource "aws_docdb_cluster" "audited" {
  enabled_cloudwatch_logs_exports = ["audit"]
}

# expect: fail enable_cloudwatch_logs_exports
resource "aws_neptune_cluster" "silent" {
  cluster_identifier = "graph"
}

# expect: pass
resource "aws_redshift_cluster" "logged" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.xlplus"
}

resource "aws_redshift_logging" "warehouse" {
  cluster_identifier   = aws_redshift_cluster.logged.id
  log_destination_type = "cloudwatch"
}

# expect: fail logging
resource "aws_redshift_cluster" "silent" {
  cluster_identifier = "warehouse-two"
  node_type          = "ra3.xlplus"
}

# expect: fail log_exports
resource "aws_redshiftserverless_namespace" "silent" {
  namespace_name = "warehouse"
}

# expect: pass log_publishing_options.enabled
resource "aws_opensearch_domain" "audited" {
  domain_name = "letters"
  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:search"
  }
}

# expect: fail log_publishing_options
resource "aws_opensearch_domain" "errors_only" {
  domain_name = "letters-two"
  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:search"
  }
}

# expect: pass logging_info.broker_logs.cloudwatch_logs.enabled
resource "aws_msk_cluster" "logged" {
  cluster_name = "events"
  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "events"
      }
    }
  }
}

# expect: fail
resource "aws_msk_cluster" "silent" {
  cluster_name = "events-two"
}

# expect: pass logs.general
resource "aws_mq_broker" "logged" {
  broker_name = "letters"
  logs {
    general = true
  }
}

# expect: fail logs
resource "aws_mq_broker" "silent" {
  broker_name = "letters-two"
}

# The group is named by its name, which is known.
# expect: pass
resource "aws_rds_cluster" "by_a_named_group" {
  cluster_identifier              = "by-a-named-group"
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.statements.name
}

resource "aws_rds_cluster_parameter_group" "statements" {
  name   = "statements"
  family = "aurora-postgresql16"
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

# expect: fail parameter.value
resource "aws_docdb_cluster_parameter_group" "of_another_root" {
  name   = "of-another-root"
  family = "docdb5.0"
  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}

# expect: fail parameter
resource "aws_docdb_cluster_parameter_group" "silent" {
  name   = "silent"
  family = "docdb5.0"
}

# expect: pass parameter.value
resource "aws_docdb_cluster_parameter_group" "audited" {
  name   = "audited"
  family = "docdb5.0"
  parameter {
    name  = "audit_logs"
    value = "all"
  }
}
