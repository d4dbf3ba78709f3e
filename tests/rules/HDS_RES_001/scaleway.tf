# never fail: every region of Scaleway is in the EEA

variable "region" {
  type = string
}

provider "scaleway" {
  region = "fr-par"
}

# expect: pass provider.region
resource "scaleway_object_bucket" "records" {
  name = "records"
}

# expect: pass region
resource "scaleway_rdb_instance" "near" {
  region    = "pl-waw"
  name      = "near"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-16"
}

# expect: unknown region
resource "scaleway_object_bucket" "later" {
  region = var.region
  name   = "later"
}
