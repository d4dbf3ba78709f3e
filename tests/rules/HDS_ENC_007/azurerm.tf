# never fail, unknown: the platform always encrypts

# expect: pass
resource "azurerm_log_analytics_workspace" "logs" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}
