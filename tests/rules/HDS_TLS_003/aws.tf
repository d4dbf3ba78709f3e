variable "encrypted" {
  type = bool
}

# expect: pass transit_encryption_enabled
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "sessions"
  transit_encryption_enabled = true
}

# expect: fail transit_encryption_enabled
resource "aws_elasticache_replication_group" "silent" {
  replication_group_id = "silent"
  description          = "silent"
}

# expect: fail transit_encryption_mode
resource "aws_elasticache_replication_group" "preferred" {
  replication_group_id       = "preferred"
  description                = "preferred"
  transit_encryption_enabled = true
  transit_encryption_mode    = "preferred"
}

# expect: unknown transit_encryption_enabled
resource "aws_elasticache_replication_group" "later" {
  replication_group_id       = "later"
  description                = "later"
  transit_encryption_enabled = var.encrypted
}

# expect: fail tls_enabled
resource "aws_memorydb_cluster" "clear" {
  name        = "clear"
  tls_enabled = false
}

# expect: fail cluster_endpoint_encryption_type
resource "aws_dax_cluster" "tables" {
  cluster_name = "tables"
}
