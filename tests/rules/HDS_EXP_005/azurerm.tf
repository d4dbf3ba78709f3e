variable "hidden" {}

# expect: pass custom_parameters.no_public_ip
resource "azurerm_databricks_workspace" "good" {
  name                = "cohorts"
  location            = "francecentral"
  resource_group_name = "rg"
  sku                 = "premium"
  custom_parameters {
    no_public_ip = true
  }
}

# expect: fail custom_parameters.no_public_ip
resource "azurerm_databricks_workspace" "bad" {
  name                = "cohorts"
  location            = "francecentral"
  resource_group_name = "rg"
  sku                 = "premium"
  custom_parameters {
    no_public_ip = false
  }
}

# expect: unknown custom_parameters.no_public_ip
resource "azurerm_databricks_workspace" "not_given" {
  name                = "cohorts"
  location            = "francecentral"
  resource_group_name = "rg"
  sku                 = "premium"
  custom_parameters {
    no_public_ip = var.hidden
  }
}
