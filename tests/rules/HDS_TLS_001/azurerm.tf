variable "given" {}

# expect: pass https_only
resource "azurerm_linux_web_app" "good" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  service_plan_id     = "p"
  site_config {}
  https_only = true
}

# expect: fail https_only
resource "azurerm_linux_web_app" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  service_plan_id     = "p"
  site_config {}
}

# expect: unknown https_only
resource "azurerm_linux_web_app" "not_given" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  service_plan_id     = "p"
  site_config {}
  https_only = var.given
}

# expect: pass
resource "azurerm_application_gateway" "gateway" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  http_listener {
    name     = "https"
    protocol = "Https"
  }
  http_listener {
    name     = "http"
    protocol = "Http"
  }
  redirect_configuration {
    name                 = "to-https"
    redirect_type        = "Permanent"
    target_listener_name = "https"
  }
  request_routing_rule {
    name                        = "redirect"
    rule_type                   = "Basic"
    http_listener_name          = "http"
    redirect_configuration_name = "to-https"
  }
}

# expect: fail http_listener.protocol
resource "azurerm_application_gateway" "plain" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  http_listener {
    name     = "http"
    protocol = "Http"
  }
  request_routing_rule {
    name                       = "web"
    rule_type                  = "Basic"
    http_listener_name         = "http"
    backend_address_pool_name  = "web"
    backend_http_settings_name = "web"
  }
}

# expect: fail site_config.ftps_state
resource "azurerm_windows_function_app" "ftp" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  https_only          = true
  site_config {
    ftps_state = "AllAllowed"
  }
}

# expect: pass https_redirect_enabled
resource "azurerm_cdn_frontdoor_route" "redirected" {
  name                = "x"
  supported_protocols = ["Http", "Https"]
}

# expect: fail is_http_allowed
resource "azurerm_cdn_endpoint" "plain" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: pass
resource "azurerm_application_gateway" "redirected_by_paths" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  http_listener {
    name     = "${var.given}-https"
    protocol = "Https"
  }
  http_listener {
    name     = "${var.given}-http"
    protocol = "Http"
  }
  redirect_configuration {
    name                 = "${var.given}-to-https"
    redirect_type        = "Permanent"
    target_listener_name = "${var.given}-https"
  }
  url_path_map {
    name                                = "${var.given}-plain"
    default_redirect_configuration_name = "${var.given}-to-https"
    path_rule {
      name                       = "acme"
      paths                      = ["/.well-known/acme-challenge/*"]
      backend_address_pool_name  = "web"
      backend_http_settings_name = "web"
    }
  }
  request_routing_rule {
    name               = "plain"
    rule_type          = "PathBasedRouting"
    http_listener_name = "${var.given}-http"
    url_path_map_name  = "${var.given}-plain"
  }
}

# expect: fail http_listener.protocol
resource "azurerm_application_gateway" "served_by_paths" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  http_listener {
    name     = "https"
    protocol = "Https"
  }
  http_listener {
    name     = "http"
    protocol = "Http"
  }
  redirect_configuration {
    name                 = "to-https"
    redirect_type        = "Permanent"
    target_listener_name = "https"
  }
  url_path_map {
    name                                = "plain"
    default_redirect_configuration_name = "to-https"
    path_rule {
      name                       = "api"
      paths                      = ["/api/*"]
      backend_address_pool_name  = "web"
      backend_http_settings_name = "web"
    }
  }
  request_routing_rule {
    name               = "plain"
    rule_type          = "PathBasedRouting"
    http_listener_name = "http"
    url_path_map_name  = "plain"
  }
}

# expect: unknown http_listener.protocol
resource "azurerm_application_gateway" "rules_not_given" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  http_listener {
    name     = "http"
    protocol = "Http"
  }
  dynamic "request_routing_rule" {
    for_each = var.given
    content {
      name                        = request_routing_rule.value.name
      rule_type                   = "Basic"
      http_listener_name          = request_routing_rule.value.listener
      redirect_configuration_name = request_routing_rule.value.redirection
    }
  }
}

# expect: fail url
resource "azurerm_api_management_backend" "clear" {
  name     = "records"
  protocol = "http"
  url      = "http://records.internal"
}

# expect: pass url
resource "azurerm_api_management_backend" "over_tls" {
  name     = "records"
  protocol = "http"
  url      = "https://records.internal"
}

# expect: fail https_only_enabled
resource "azurerm_spring_cloud_api_portal" "clear" {
  name = "default"
}

# expect: pass https_only_enabled
resource "azurerm_spring_cloud_api_portal" "over_tls" {
  name               = "default"
  https_only_enabled = true
}

# expect: fail certificate
resource "azurerm_service_fabric_cluster" "without_certificate" {
  name     = "records"
  location = "francecentral"
}

# expect: pass certificate
resource "azurerm_service_fabric_cluster" "secured" {
  name     = "records"
  location = "francecentral"
  certificate {
    thumbprint      = "33b0a0ed"
    x509_store_name = "My"
  }
}

# expect: fail fabric_settings.parameters.ClusterProtectionLevel
resource "azurerm_service_fabric_cluster" "only_signed" {
  name     = "records"
  location = "francecentral"
  certificate {
    thumbprint      = "33b0a0ed"
    x509_store_name = "My"
  }
  fabric_settings {
    name = "Security"
    parameters = {
      ClusterProtectionLevel = "Sign"
    }
  }
}
