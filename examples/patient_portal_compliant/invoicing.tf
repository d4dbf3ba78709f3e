# Invoices to patients and insurers, at a second certified host, in Paris.
resource "scaleway_object_bucket" "invoices" {
  name = "portal-invoices"

  versioning {
    enabled = true
  }
}

resource "scaleway_object_bucket_acl" "invoices" {
  bucket = scaleway_object_bucket.invoices.id
  acl    = "private"
}

resource "scaleway_object_bucket_server_side_encryption_configuration" "invoices" {
  bucket = scaleway_object_bucket.invoices.name

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "scaleway_vpc_private_network" "invoicing" {
  name = "invoicing"
}

resource "scaleway_instance_security_group" "invoicing" {
  inbound_default_policy  = "drop"
  outbound_default_policy = "accept"

  inbound_rule {
    action   = "accept"
    port     = 443
    ip_range = "0.0.0.0/0"
  }

  inbound_rule {
    action   = "accept"
    port     = 22
    ip_range = var.bastion_network
  }
}

resource "scaleway_instance_server" "invoicing" {
  type              = "PRO2-XS"
  image             = "ubuntu_noble"
  security_group_id = scaleway_instance_security_group.invoicing.id

  private_network {
    pn_id = scaleway_vpc_private_network.invoicing.id
  }
}
