# expect: pass zone
resource "scaleway_instance_server" "paris" {
  zone  = "fr-par-2"
  type  = "PRO2-S"
  image = "debian_bookworm"
}

# expect: fail zone
resource "scaleway_instance_server" "warsaw" {
  zone  = "pl-waw-1"
  type  = "PRO2-S"
  image = "debian_bookworm"
}

# expect: fail region
resource "clevercloud_postgresql" "records" {
  name = "records"
  plan = "m_big"
}

# expect: unknown location
resource "azurerm_managed_disk" "scans" {
  name                 = "scans"
  resource_group_name  = "clinic"
  location             = "swedencentral"
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
}
