# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_key_vault_secret" "token" {
  name         = "x"
  key_vault_id = "v"
  value        = "from-elsewhere"
}
