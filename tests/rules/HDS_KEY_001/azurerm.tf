variable "given" {}

# expect: pass rotation_policy
resource "azurerm_key_vault_key" "rotating" {
  name         = "x"
  key_vault_id = "v"
  key_type     = "RSA"
  key_opts     = ["wrapKey", "unwrapKey"]
  rotation_policy {
    automatic {
      time_before_expiry = "P30D"
    }
    expire_after = "P1Y"
  }
}

# expect: fail rotation_policy
resource "azurerm_key_vault_key" "fixed" {
  name         = "x"
  key_vault_id = "v"
  key_type     = "RSA"
  key_opts     = ["wrapKey", "unwrapKey"]
}

# expect: unknown rotation_policy
resource "azurerm_key_vault_key" "not_given" {
  name         = "x"
  key_vault_id = "v"
  key_type     = "RSA"
  key_opts     = ["wrapKey", "unwrapKey"]
  dynamic "rotation_policy" {
    for_each = var.given
    content {
      automatic {
        time_before_expiry = "P30D"
      }
    }
  }
}

# Only signs: no result.
resource "azurerm_key_vault_key" "signature" {
  name         = "x"
  key_vault_id = "v"
  key_type     = "EC"
  key_opts     = ["sign", "verify"]
}

# expect: fail rotation_policy.automatic.time_after_creation
resource "azurerm_key_vault_key" "seldom" {
  name         = "x"
  key_vault_id = "vault"
  key_type     = "RSA"
  key_opts     = ["encrypt", "decrypt"]
  rotation_policy {
    automatic {
      time_after_creation = "P3Y"
    }
  }
}
