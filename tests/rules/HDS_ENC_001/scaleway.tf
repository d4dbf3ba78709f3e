variable "given" {}


# expect: pass encryption_at_rest
resource "scaleway_rdb_instance" "encrypted" {
  name               = "records"
  node_type          = "DB-GP-XS"
  engine             = "PostgreSQL-15"
  encryption_at_rest = true
}

# expect: fail encryption_at_rest
resource "scaleway_rdb_instance" "clear_by_default" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: unknown encryption_at_rest
resource "scaleway_rdb_instance" "not_given" {
  name               = "records"
  node_type          = "DB-GP-XS"
  engine             = "PostgreSQL-15"
  encryption_at_rest = var.given
}
