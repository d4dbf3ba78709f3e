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

# expect: fail default_node_pool.node_public_ip_enabled
resource "azurerm_kubernetes_cluster" "reachable_nodes" {
  name     = "records"
  location = "francecentral"
  default_node_pool {
    name                   = "default"
    node_public_ip_enabled = true
  }
}

# expect: fail enable_node_public_ip
resource "azurerm_kubernetes_cluster_node_pool" "reachable" {
  name                  = "jobs"
  enable_node_public_ip = true
}

# expect: pass node_public_ip_enabled
resource "azurerm_kubernetes_cluster_node_pool" "private" {
  name                   = "jobs"
  node_public_ip_enabled = false
}
