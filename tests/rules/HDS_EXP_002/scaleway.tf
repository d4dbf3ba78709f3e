variable "given" {}


# expect: pass private_network
resource "scaleway_rdb_instance" "private" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
  private_network {
    pn_id       = "11111111-2222-3333-4444-555555555555"
    enable_ipam = true
  }
}

# A public endpoint that the access list below limits.
# expect: pass load_balancer
resource "scaleway_rdb_instance" "limited" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: pass acl_rules.ip
resource "scaleway_rdb_acl" "limited" {
  instance_id = scaleway_rdb_instance.limited.id
  acl_rules {
    ip = "203.0.113.0/28"
  }
}

# expect: fail private_network
resource "scaleway_rdb_instance" "public" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail load_balancer
resource "scaleway_rdb_instance" "both" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
  private_network {
    pn_id       = "11111111-2222-3333-4444-555555555555"
    enable_ipam = true
  }
  load_balancer {}
}

# expect: pass load_balancer
resource "scaleway_rdb_instance" "opened" {
  name      = "records"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"
}

# expect: fail acl_rules.ip
resource "scaleway_rdb_acl" "opened" {
  instance_id = scaleway_rdb_instance.opened.id
  acl_rules {
    ip = "0.0.0.0/0"
  }
}

# expect: unknown acl_rules.ip
resource "scaleway_rdb_acl" "not_given" {
  instance_id = scaleway_rdb_instance.limited.id
  acl_rules {
    ip = var.given
  }
}

# expect: fail acl
resource "scaleway_redis_cluster" "public" {
  name      = "sessions"
  version   = "7.0.5"
  node_type = "RED1-XS"
  user_name = "app"
  password  = var.given
}

# expect: pass private_network
resource "scaleway_redis_cluster" "private" {
  name      = "sessions"
  version   = "7.0.5"
  node_type = "RED1-XS"
  user_name = "app"
  password  = var.given
  private_network {
    id = "11111111-2222-3333-4444-555555555555"
  }
}

# expect: fail private_network
resource "scaleway_mongodb_instance" "public_by_default" {
  name      = "journal"
  version   = "7.0"
  node_type = "MGDB-PRO2-XS"
}
