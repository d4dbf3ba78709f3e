variable "days" {
  type = number
}

# expect: pass retention_in_days
resource "azurerm_log_analytics_workspace" "a_year" {
  name                = "a-year"
  location            = "francecentral"
  resource_group_name = "rg"
  retention_in_days   = 365
}

# expect: fail retention_in_days
resource "azurerm_log_analytics_workspace" "two_years" {
  name                = "two-years"
  location            = "francecentral"
  resource_group_name = "rg"
  retention_in_days   = 730
}

# expect: unknown retention_in_days
resource "azurerm_log_analytics_workspace" "later" {
  name                = "later"
  location            = "francecentral"
  resource_group_name = "rg"
  retention_in_days   = var.days
}
