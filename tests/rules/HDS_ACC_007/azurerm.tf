# never unknown: what the code does not show is not written in it

variable "password" {
  type = string
}

# expect: fail administrator_login_password
resource "azurerm_mssql_server" "written" {
  name                         = "records"
  location                     = "francecentral"
  administrator_login_password = "planted-password"
}

# expect: pass
resource "azurerm_mssql_server" "given" {
  name                         = "records"
  location                     = "francecentral"
  administrator_login_password = var.password
}

# expect: fail value
resource "azurerm_key_vault_secret" "written" {
  name         = "database"
  value        = "planted-vault-value"
  key_vault_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v"
}

# A user's name is kept beside the password.
resource "azurerm_key_vault_secret" "db_username" {
  name         = "records-db-username"
  key_vault_id = "v"
  value        = "records_app"
}

# expect: fail os_profile.custom_data
resource "azurerm_virtual_machine" "with_a_password_in_its_script" {
  name                = "old"
  location            = "francecentral"
  resource_group_name = "rg"
  os_profile {
    computer_name  = "old"
    admin_username = "operator"
    custom_data    = "export DB_PASSWORD=\"hunter2-hunter2\""
  }
}
