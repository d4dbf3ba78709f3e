variable "hidden" {}

# expect: pass
resource "azurerm_key_vault_secret" "token" {
  name         = "x"
  key_vault_id = "v"
  value        = "from-elsewhere"
}

# expect: pass encrypted
resource "azurerm_automation_variable_string" "hidden" {
  name      = "x"
  value     = "from-elsewhere"
  encrypted = true
}

# expect: fail encrypted
resource "azurerm_automation_variable_string" "readable" {
  name  = "x"
  value = "from-elsewhere"
}

# expect: unknown encrypted
resource "azurerm_automation_variable_int" "not_given" {
  name      = "x"
  value     = 1
  encrypted = var.hidden
}
