variable "locations" {
  type = list(string)
}

# expect: pass parameters
resource "azurerm_subscription_policy_assignment" "europe" {
  name                 = "europe"
  subscription_id      = "/subscriptions/00000000-0000-0000-0000-000000000000"
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c"
  parameters = jsonencode({
    listOfAllowedLocations = { value = ["francecentral", "northeurope"] }
  })
}

# expect: fail parameters
resource "azurerm_subscription_policy_assignment" "island" {
  name                 = "island"
  subscription_id      = "/subscriptions/00000000-0000-0000-0000-000000000000"
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c"
  parameters = jsonencode({
    listOfAllowedLocations = { value = ["francecentral", "uksouth"] }
  })
}

# expect: unknown parameters
resource "azurerm_subscription_policy_assignment" "later" {
  name                 = "later"
  subscription_id      = "/subscriptions/00000000-0000-0000-0000-000000000000"
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c"
  parameters = jsonencode({
    listOfAllowedLocations = { value = var.locations }
  })
}
