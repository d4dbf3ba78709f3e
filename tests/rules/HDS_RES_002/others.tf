variable "place" {
  type = string
}

# expect: fail location
resource "azurerm_linux_virtual_machine" "far" {
  name                = "far"
  resource_group_name = "clinic"
  location            = "switzerlandnorth"
  size                = "Standard_B2s"
}

# expect: pass zone
resource "google_compute_instance" "near" {
  name         = "near"
  zone         = "europe-west9-b"
  machine_type = "e2-medium"
}

# expect: fail region
resource "digitalocean_droplet" "far" {
  name   = "far"
  region = "nyc3"
  size   = "s-1vcpu-1gb"
  image  = "debian-12-x64"
}

# expect: fail region
resource "ovh_cloud_project_kube" "far" {
  service_name = "clinic"
  region       = "UK1"
}

# expect: unknown zone
resource "scaleway_instance_server" "later" {
  zone  = var.place
  type  = "PRO2-S"
  image = "debian_bookworm"
}
