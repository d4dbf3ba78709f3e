variable "encrypted" {
  type = bool
}

# expect: pass storage_encrypted
resource "aws_db_instance" "records" {
  engine            = "postgres"
  instance_class    = "db.t4g.medium"
  storage_encrypted = true
}

# expect: fail storage_encrypted
resource "aws_db_instance" "silent" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

# expect: unknown storage_encrypted
resource "aws_db_instance" "later" {
  engine            = "postgres"
  instance_class    = "db.t4g.medium"
  storage_encrypted = var.encrypted
}

# A replica takes its encryption from its source.
# expect: pass storage_encrypted
resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.records.arn
  instance_class      = "db.t4g.medium"
}

# Aurora encrypts new clusters by itself.
# expect: pass storage_encrypted
resource "aws_rds_cluster" "aurora" {
  engine = "aurora-postgresql"
}

# expect: fail storage_encrypted
resource "aws_rds_cluster" "multi_az" {
  engine                    = "postgres"
  db_cluster_instance_class = "db.r6gd.large"
}

# expect: fail storage_encrypted
resource "aws_docdb_cluster" "documents" {
  cluster_identifier = "documents"
}

# expect: pass
resource "aws_dynamodb_table" "visits" {
  name     = "visits"
  hash_key = "id"
}

# expect: fail encrypt_at_rest.enabled
resource "aws_opensearch_domain" "index" {
  domain_name = "index"
}

# expect: pass encrypt_at_rest.enabled
resource "aws_opensearch_domain" "search" {
  domain_name = "search"
  encrypt_at_rest {
    enabled = true
  }
}

# expect: fail encrypted
resource "aws_redshift_cluster" "figures" {
  cluster_identifier = "figures"
  node_type          = "ra3.large"
  encrypted          = false
}

# It cannot be made in clear.
# expect: pass
resource "aws_rds_cluster" "serverless" {
  cluster_identifier = "serverless"
  engine             = "aurora-mysql"
  engine_mode        = "serverless"
  storage_encrypted  = false
}

# expect: pass configuration.EnableAtRestEncryption
resource "aws_emr_security_configuration" "whole" {
  name = "whole"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption    = true
      EnableInTransitEncryption = false
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration        = { EncryptionMode = "SSE-S3" }
        LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = "alias/emr" }
      }
    }
  })
}

# expect: fail configuration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration
resource "aws_emr_security_configuration" "objects_only" {
  name = "objects-only"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption        = true
      EnableInTransitEncryption     = false
      AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" } }
    }
  })
}

# expect: fail security_configuration
resource "aws_emr_cluster" "unconfigured" {
  name          = "unconfigured"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}

# Judged where its configuration is.
resource "aws_emr_cluster" "configured" {
  name                   = "configured"
  release_label          = "emr-7.5.0"
  service_role           = "emr"
  security_configuration = aws_emr_security_configuration.whole.name
}
