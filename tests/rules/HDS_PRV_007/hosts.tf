provider "scaleway" {
  region = "fr-par"
}

provider "outscale" {
  region = "eu-west-2"
}

# expect: pass provider.region
resource "scaleway_rdb_instance" "records" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-16"
}

# What public pages list of the host's activities is second-hand.
# expect: unknown provider.region
resource "scaleway_rdb_database_backup" "records" {
  instance_id   = "fr-par/11111111-2222-3333-4444-555555555555"
  database_name = "records"
  name          = "records"
}

# hds.yaml records a certificate for infrastructure alone.
# expect: fail provider.region
resource "outscale_oks_cluster" "portal" {
  name = "portal"
}
