variable "given" {}

# expect: pass private_cluster_enabled
resource "azurerm_kubernetes_cluster" "good" {
  name                    = "x"
  location                = "francecentral"
  resource_group_name     = "rg"
  private_cluster_enabled = true
}

# expect: fail private_cluster_enabled
resource "azurerm_kubernetes_cluster" "bad" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
}

# expect: unknown private_cluster_enabled
resource "azurerm_kubernetes_cluster" "not_given" {
  name                    = "x"
  location                = "francecentral"
  resource_group_name     = "rg"
  private_cluster_enabled = var.given
}

# expect: pass api_server_access_profile.authorized_ip_ranges
resource "azurerm_kubernetes_cluster" "limited" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  api_server_access_profile {
    authorized_ip_ranges = ["203.0.113.0/28"]
  }
}

# expect: fail anonymous_pull_enabled
resource "azurerm_container_registry" "anonymous" {
  name                   = "x"
  location               = "francecentral"
  resource_group_name    = "rg"
  sku                    = "Standard"
  anonymous_pull_enabled = true
}

# expect: fail public_network_access_enabled
resource "azurerm_servicebus_namespace" "open" {
  name     = "messages"
  location = "francecentral"
  sku      = "Premium"
}

# expect: pass public_network_access_enabled
resource "azurerm_servicebus_namespace" "closed" {
  name                          = "messages"
  location                      = "francecentral"
  sku                           = "Premium"
  public_network_access_enabled = false
}

# expect: unknown public_network_access_enabled
resource "azurerm_eventgrid_topic" "not_given" {
  name                          = "events"
  location                      = "francecentral"
  public_network_access_enabled = var.given
}

# expect: pass network_rulesets.default_action
resource "azurerm_eventhub_namespace" "limited" {
  name     = "stream"
  location = "francecentral"
  sku      = "Standard"
  network_rulesets {
    default_action = "Deny"
  }
}

# Devices call in from anywhere: nothing to judge where nothing is written.
resource "azurerm_iothub" "devices" {
  name     = "devices"
  location = "francecentral"
}

# expect: fail public_network_access_enabled
resource "azurerm_iothub" "open" {
  name                          = "devices"
  location                      = "francecentral"
  public_network_access_enabled = true
}

# expect: fail public_network_access_enabled
resource "azurerm_machine_learning_workspace" "open" {
  name     = "cohorts"
  location = "francecentral"
}

# expect: fail network_profile.account_access.default_action
resource "azurerm_batch_account" "open" {
  name     = "sequencing"
  location = "francecentral"
  network_profile {
    account_access {
      default_action = "Allow"
    }
  }
}

resource "azurerm_batch_account" "by_default" {
  name     = "sequencing"
  location = "francecentral"
}

# expect: fail incoming_traffic_policy
resource "azurerm_storage_sync" "open" {
  name     = "imaging"
  location = "francecentral"
}

# expect: pass incoming_traffic_policy
resource "azurerm_storage_sync" "closed" {
  name                    = "imaging"
  location                = "francecentral"
  incoming_traffic_policy = "AllowVirtualNetworksOnly"
}

# expect: fail public_network_access
resource "azurerm_app_configuration" "open" {
  name                  = "settings"
  location              = "francecentral"
  public_network_access = "Enabled"
}

# A private endpoint closes it, wherever that is declared.
# expect: unknown azurerm_private_endpoint
resource "azurerm_app_configuration" "automatic" {
  name     = "settings"
  location = "francecentral"
}

# Rules of its own resource refuse the networks that they do not name.
resource "azurerm_servicebus_namespace" "limited" {
  name     = "messages-limited"
  location = "francecentral"
  sku      = "Premium"
}

resource "azurerm_servicebus_namespace_network_rule_set" "limited" {
  namespace_id   = azurerm_servicebus_namespace.limited.id
  default_action = "Deny"
}
