variable "given" {}

# expect: pass tier
resource "azurerm_security_center_subscription_pricing" "good" {
  tier = "Standard"
}

# expect: fail tier
resource "azurerm_security_center_subscription_pricing" "bad" {
  tier = "Free"
}

# expect: unknown tier
resource "azurerm_security_center_subscription_pricing" "not_given" {
  tier = var.given
}

# expect: fail enabled
resource "azurerm_network_watcher_flow_log" "off" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  enabled             = false
}
