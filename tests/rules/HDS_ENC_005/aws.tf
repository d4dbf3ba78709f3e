variable "encrypted" {
  type = bool
}

# expect: pass at_rest_encryption_enabled
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "sessions"
  at_rest_encryption_enabled = true
}

# expect: fail at_rest_encryption_enabled
resource "aws_elasticache_replication_group" "silent" {
  replication_group_id = "silent"
  description          = "silent"
}

# expect: pass at_rest_encryption_enabled
resource "aws_elasticache_replication_group" "valkey" {
  replication_group_id = "valkey"
  description          = "valkey"
  engine               = "valkey"
}

# expect: unknown at_rest_encryption_enabled
resource "aws_elasticache_replication_group" "later" {
  replication_group_id       = "later"
  description                = "later"
  at_rest_encryption_enabled = var.encrypted
}

# expect: fail engine
resource "aws_elasticache_cluster" "single" {
  cluster_id = "single"
  engine     = "redis"
}

# expect: fail server_side_encryption.enabled
resource "aws_dax_cluster" "tables" {
  cluster_name = "tables"
}

# expect: pass
resource "aws_memorydb_cluster" "queue" {
  name = "queue"
}
