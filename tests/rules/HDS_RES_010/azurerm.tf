variable "place" {
  type = string
}

# expect: pass geo_location.location
resource "azurerm_cosmosdb_account" "near" {
  name                = "near"
  resource_group_name = "clinic"
  location            = "francecentral"
  offer_type          = "Standard"
  consistency_policy {
    consistency_level = "Session"
  }
  geo_location {
    location          = "francecentral"
    failover_priority = 0
  }
  geo_location {
    location          = "westeurope"
    failover_priority = 1
  }
}

# expect: fail geo_location.location
resource "azurerm_cosmosdb_account" "far" {
  name                = "far"
  resource_group_name = "clinic"
  location            = "francecentral"
  offer_type          = "Standard"
  consistency_policy {
    consistency_level = "Session"
  }
  geo_location {
    location          = "uksouth"
    failover_priority = 0
  }
}

# The pair of Brazil South is in the United States; that of North Europe is West Europe.
# expect: pass account_replication_type
resource "azurerm_storage_account" "pair" {
  name                     = "pair"
  resource_group_name      = "clinic"
  location                 = "northeurope"
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

# expect: unknown geo_location.location
resource "azurerm_cosmosdb_account" "later" {
  name                = "later"
  resource_group_name = "clinic"
  location            = "francecentral"
  offer_type          = "Standard"
  consistency_policy {
    consistency_level = "Session"
  }
  geo_location {
    location          = var.place
    failover_priority = 0
  }
}
