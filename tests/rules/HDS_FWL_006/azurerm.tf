variable "mode" {}

# expect: pass policy_settings.mode
resource "azurerm_web_application_firewall_policy" "by_default" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail policy_settings[0].mode
resource "azurerm_web_application_firewall_policy" "that_only_tells" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "rg"
  policy_settings {
    mode = "Detection"
  }
}

# expect: unknown policy_settings[0].mode
resource "azurerm_web_application_firewall_policy" "not_known" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "rg"
  policy_settings {
    mode = var.mode
  }
}

# expect: fail enabled
resource "azurerm_cdn_frontdoor_firewall_policy" "off" {
  name                = "portal"
  resource_group_name = "rg"
  sku_name            = "Premium_AzureFrontDoor"
  mode                = "Prevention"
  enabled             = false
}

# expect: fail waf_configuration[0].firewall_mode
resource "azurerm_application_gateway" "that_only_tells" {
  name                = "gateway"
  location            = "francecentral"
  resource_group_name = "rg"
  waf_configuration {
    enabled          = true
    firewall_mode    = "Detection"
    rule_set_version = "3.2"
  }
}

# expect: pass waf_configuration[0].firewall_mode
resource "azurerm_application_gateway" "that_prevents" {
  name                = "gateway"
  location            = "francecentral"
  resource_group_name = "rg"
  waf_configuration {
    enabled          = true
    firewall_mode    = "Prevention"
    rule_set_version = "3.2"
  }
}
