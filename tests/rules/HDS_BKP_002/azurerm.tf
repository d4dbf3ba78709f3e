variable "given" {}

# expect: pass backup_retention_days
resource "azurerm_mysql_flexible_server" "good" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail backup_retention_days
resource "azurerm_mysql_flexible_server" "bad" {
  name                  = "x"
  location              = "francecentral"
  resource_group_name   = "rg"
  backup_retention_days = 3
}

# expect: unknown backup_retention_days
resource "azurerm_mysql_flexible_server" "not_given" {
  name                  = "x"
  location              = "francecentral"
  resource_group_name   = "rg"
  backup_retention_days = var.given
}

# expect: fail short_term_retention_policy.retention_days
resource "azurerm_mssql_database" "two_days" {
  name      = "x"
  server_id = "s"
  short_term_retention_policy {
    retention_days = 2
  }
}

# expect: fail backup.retention_in_hours
resource "azurerm_cosmosdb_account" "hours" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: pass backup.tier
resource "azurerm_cosmosdb_account" "continuous" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  backup {
    type = "Continuous"
  }
}

# expect: pass retention_monthly.count
resource "azurerm_backup_policy_vm" "long" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  recovery_vault_name = "v"
  backup {
    frequency = "Daily"
    time      = "23:00"
  }
  retention_daily {
    count = 5
  }
  retention_monthly {
    count    = 6
    weekdays = ["Sunday"]
    weeks    = ["First"]
  }
}
