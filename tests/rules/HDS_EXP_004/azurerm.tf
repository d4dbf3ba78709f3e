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
