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
