variable "location" {
  type = string
}

# expect: pass location
resource "azurerm_storage_account" "records" {
  name                     = "clinicrecords"
  resource_group_name      = "clinic"
  location                 = "France Central"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: fail location
resource "azurerm_storage_account" "archive" {
  name                     = "clinicarchive"
  resource_group_name      = "clinic"
  location                 = "uksouth"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: unknown location
resource "azurerm_managed_disk" "scans" {
  name                 = "scans"
  resource_group_name  = "clinic"
  location             = var.location
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
}
