variable "given" {}

# expect: pass min_tls_version
resource "azurerm_storage_account" "good" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  min_tls_version     = "TLS1_2"
}

# expect: fail min_tls_version
resource "azurerm_storage_account" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  min_tls_version     = "TLS1_0"
}

# expect: unknown min_tls_version
resource "azurerm_storage_account" "not_given" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  min_tls_version     = var.given
}

# expect: fail site_config.minimum_tls_version
resource "azurerm_linux_web_app" "old" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  site_config {
    minimum_tls_version = "1.1"
  }
}

# expect: pass minimum_tls_version
resource "azurerm_mssql_server" "by_default" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: fail ssl_policy.policy_name
resource "azurerm_application_gateway" "old" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20150501"
  }
}

# expect: pass ssl_policy.min_protocol_version
resource "azurerm_application_gateway" "custom" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  ssl_policy {
    policy_type          = "Custom"
    min_protocol_version = "TLSv1_2"
  }
}

# expect: fail value
resource "azurerm_mysql_flexible_server_configuration" "old" {
  name  = "tls_version"
  value = "TLSv1.1,TLSv1.2"
}

# expect: fail minimum_tls_version
resource "azurerm_mssql_server" "any_version" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  version             = "12.0"
  minimum_tls_version = "Disabled"
}

# expect: fail ssl_policy.disabled_protocols
resource "azurerm_application_gateway" "one_old_version_left" {
  name     = "x"
  location = "francecentral"
  ssl_policy {
    disabled_protocols = ["TLSv1_0"]
  }
}

# expect: pass ssl_policy.disabled_protocols
resource "azurerm_application_gateway" "old_versions_off" {
  name     = "x"
  location = "francecentral"
  ssl_policy {
    disabled_protocols = ["TLSv1_0", "TLSv1_1"]
  }
}

# expect: fail cdn_managed_https.tls_version
resource "azurerm_cdn_endpoint_custom_domain" "no_lower_bound" {
  name = "x"
  cdn_managed_https {
    certificate_type = "Dedicated"
    protocol_type    = "ServerNameIndication"
    tls_version      = "None"
  }
}
