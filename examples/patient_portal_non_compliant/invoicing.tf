# Invoices to patients and insurers, at a second provider.
resource "scaleway_object_bucket" "invoices" {
  name = "portal-invoices"
}

resource "scaleway_object_bucket_acl" "invoices" {
  bucket = scaleway_object_bucket.invoices.id
  acl    = "public-read"
}

resource "scaleway_instance_security_group" "invoicing" {
  inbound_default_policy  = "accept"
  outbound_default_policy = "accept"
}

resource "scaleway_instance_ip" "invoicing" {}

resource "scaleway_instance_server" "invoicing" {
  type              = "PRO2-XS"
  image             = "ubuntu_noble"
  ip_id             = scaleway_instance_ip.invoicing.id
  security_group_id = scaleway_instance_security_group.invoicing.id
}

resource "scaleway_rdb_instance" "invoices" {
  name           = "invoices"
  node_type      = "DB-DEV-S"
  engine         = "PostgreSQL-16"
  user_name      = "invoicing"
  password       = random_password.invoices.result
  disable_backup = true
}

resource "random_password" "invoices" {
  length  = 24
  special = true
}
