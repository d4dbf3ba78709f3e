# never unknown: what the code does not show is not written in it

variable "password" {
  type = string
}

# expect: fail password
resource "scaleway_rdb_instance" "written" {
  engine    = "PostgreSQL-15"
  node_type = "DB-DEV-S"
  password  = "planted-password"
}

# expect: pass
resource "scaleway_rdb_instance" "given" {
  engine    = "PostgreSQL-15"
  node_type = "DB-DEV-S"
  password  = var.password
}
