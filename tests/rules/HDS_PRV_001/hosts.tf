# expect: fail location
resource "hcloud_server" "web" {
  name        = "web"
  server_type = "cx22"
  image       = "debian-12"
  location    = "fsn1"
}

# expect: unknown zone
resource "exoscale_compute_instance" "web" {
  zone               = "de-fra-1"
  name               = "web"
  template_id        = "11111111-2222-3333-4444-555555555555"
  type               = "standard.medium"
  disk_size          = 50
}

# expect: pass zone
resource "scaleway_instance_server" "web" {
  zone  = "fr-par-1"
  type  = "PRO2-S"
  image = "debian_bookworm"
}

resource "random_id" "web" {
  byte_length = 4
}
