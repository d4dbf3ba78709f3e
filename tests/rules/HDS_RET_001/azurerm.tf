variable "days" {
  type = number
}

# expect: pass rule.actions.base_blob.delete_after_days_since_modification_greater_than
resource "azurerm_storage_management_policy" "records" {
  storage_account_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/records"
  rule {
    name    = "twenty-years"
    enabled = true
    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = 7300
      }
    }
  }
}

# expect: fail rule.actions.base_blob.delete_after_days_since_modification_greater_than
resource "azurerm_storage_management_policy" "scans" {
  storage_account_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/scans"
  rule {
    name    = "clean"
    enabled = true
    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = 365
      }
    }
  }
}

# expect: unknown rule.actions.base_blob.delete_after_days_since_modification_greater_than
resource "azurerm_storage_management_policy" "later" {
  storage_account_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/later"
  rule {
    name    = "clean"
    enabled = true
    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = var.days
      }
    }
  }
}
