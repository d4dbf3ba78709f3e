# never unknown: without a known date there is nothing to judge

provider "scalingo" {
  region = "osc-fr1"
}

# expect: fail provider.region
resource "scalingo_app" "portal" {
  name         = "portal"
  hds_resource = true
}

# expect: pass region
resource "clevercloud_postgresql" "records" {
  name   = "records"
  plan   = "m_big"
  region = "parhds"
}
