variable "on" {
  type = bool
}

# expect: pass blob_properties.versioning_enabled
resource "azurerm_storage_account" "records" {
  name                     = "clinicrecords"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  blob_properties {
    versioning_enabled = true
  }
}

# expect: fail blob_properties.versioning_enabled
resource "azurerm_storage_account" "silent" {
  name                     = "clinicsilent"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

# expect: unknown blob_properties.versioning_enabled
resource "azurerm_storage_account" "later" {
  name                     = "cliniclater"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  blob_properties {
    versioning_enabled = var.on
  }
}
