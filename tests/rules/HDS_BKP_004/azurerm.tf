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

# A hierarchical namespace has no versions: soft delete stands in.
# expect: pass blob_properties.delete_retention_policy
resource "azurerm_storage_account" "lake" {
  name                     = "cliniclake"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
  blob_properties {
    delete_retention_policy {
      days = 30
    }
  }
}

# expect: fail blob_properties.delete_retention_policy
resource "azurerm_storage_account" "bare_lake" {
  name                     = "clinicbarelake"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
}

# expect: unknown is_hns_enabled
resource "azurerm_storage_account" "perhaps_a_lake" {
  name                     = "clinicperhaps"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = var.on
}

# Holds shares, and no blobs.
resource "azurerm_storage_account" "shares" {
  name                     = "clinicshares"
  resource_group_name      = "clinic"
  location                 = "francecentral"
  account_kind             = "FileStorage"
  account_tier             = "Premium"
  account_replication_type = "ZRS"
}
