variable "given" {}


# expect: pass disable_backup
resource "scaleway_rdb_instance" "by_default" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail disable_backup
resource "scaleway_rdb_instance" "switched_off" {
  name           = "records"
  node_type      = "DB-GP-XS"
  engine         = "PostgreSQL-15"
  disable_backup = true
}

# expect: unknown disable_backup
resource "scaleway_rdb_instance" "not_given" {
  name           = "records"
  node_type      = "DB-GP-XS"
  engine         = "PostgreSQL-15"
  disable_backup = var.given
}

# expect: fail is_snapshot_schedule_enabled
resource "scaleway_mongodb_instance" "without" {
  name                         = "journal"
  version                      = "7.0"
  node_type                    = "MGDB-PRO2-XS"
  is_snapshot_schedule_enabled = false
}
