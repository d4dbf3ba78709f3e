# expect: pass firewall_policy_id
resource "azurerm_application_gateway" "filtered" {
  name                = "filtered"
  location            = "francecentral"
  resource_group_name = "rg"
  firewall_policy_id  = azurerm_web_application_firewall_policy.portal.id
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.portal.id
  }
}

resource "azurerm_public_ip" "portal" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "rg"
  allocation_method   = "Static"
}

resource "azurerm_web_application_firewall_policy" "portal" {
  name                = "portal"
  location            = "francecentral"
  resource_group_name = "rg"
  managed_rules {
    managed_rule_set {
      version = "3.2"
    }
  }
}

# expect: fail firewall_policy_id
resource "azurerm_application_gateway" "open" {
  name                = "open"
  location            = "francecentral"
  resource_group_name = "rg"
  sku {
    name = "Standard_v2"
    tier = "Standard_v2"
  }
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.portal.id
  }
}

# No entry point: only the network reaches it.
resource "azurerm_application_gateway" "inside" {
  name                = "inside"
  location            = "francecentral"
  resource_group_name = "rg"
  frontend_ip_configuration {
    name      = "private"
    subnet_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s"
  }
}

resource "azurerm_cdn_frontdoor_profile" "edge" {
  name                = "edge"
  resource_group_name = "rg"
  sku_name            = "Premium_AzureFrontDoor"
}

# expect: pass
resource "azurerm_cdn_frontdoor_endpoint" "filtered" {
  name                     = "filtered"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.edge.id
}

resource "azurerm_cdn_frontdoor_security_policy" "portal" {
  name                     = "portal"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.edge.id
  security_policies {
    firewall {
      cdn_frontdoor_firewall_policy_id = azurerm_cdn_frontdoor_firewall_policy.portal.id
      association {
        patterns_to_match = ["/*"]
        domain {
          cdn_frontdoor_domain_id = azurerm_cdn_frontdoor_endpoint.filtered.id
        }
      }
    }
  }
}

resource "azurerm_cdn_frontdoor_firewall_policy" "portal" {
  name                = "portal"
  resource_group_name = "rg"
  sku_name            = "Premium_AzureFrontDoor"
  mode                = "Prevention"
}

# expect: unknown
resource "azurerm_cdn_frontdoor_endpoint" "alone" {
  name                     = "alone"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.edge.id
}

# Nothing but the redirection of a former name.
resource "azurerm_application_gateway" "that_redirects" {
  name                = "redirects"
  location            = "francecentral"
  resource_group_name = "rg"
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.portal.id
  }
  redirect_configuration {
    name          = "new-name"
    redirect_type = "Permanent"
    target_url    = "https://portal.clinic.example"
  }
  request_routing_rule {
    name                        = "all"
    rule_type                   = "Basic"
    http_listener_name          = "all"
    redirect_configuration_name = "new-name"
  }
}
