variable "given" {}


# expect: pass backup_schedule_retention
resource "scaleway_rdb_instance" "month" {
  name                      = "records"
  node_type                 = "DB-GP-XS"
  engine                    = "PostgreSQL-15"
  backup_schedule_retention = 30
}

# expect: fail backup_schedule_retention
resource "scaleway_rdb_instance" "three_days" {
  name                      = "records"
  node_type                 = "DB-GP-XS"
  engine                    = "PostgreSQL-15"
  backup_schedule_retention = 3
}

# expect: unknown backup_schedule_retention
resource "scaleway_rdb_instance" "not_given" {
  name                      = "records"
  node_type                 = "DB-GP-XS"
  engine                    = "PostgreSQL-15"
  backup_schedule_retention = var.given
}
