# expect: pass provider.region
resource "google_sql_database_instance" "records" {
  name             = "records"
  database_version = "POSTGRES_16"
}

provider "google" {
  region = "europe-west9"
}

# expect: pass region
resource "openstack_compute_instance_v2" "web" {
  name   = "web"
  region = "GRA11"
}

provider "openstack" {
  auth_url = "https://auth.cloud.ovh.net/v3"
}
