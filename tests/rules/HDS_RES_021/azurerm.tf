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

# A definition of one's own says the same, by a list or by a parameter.
resource "azurerm_policy_definition" "listed" {
  name         = "listed"
  display_name = "Only these"
  policy_type  = "Custom"
  mode         = "Indexed"
  policy_rule  = <<-JSON
    {
      "if": { "not": { "field": "location", "in": ["francecentral", "eastus", "global"] } },
      "then": { "effect": "deny" }
    }
  JSON
}

# expect: fail policy_rule
resource "azurerm_subscription_policy_assignment" "listed" {
  name                 = "listed"
  subscription_id      = "/subscriptions/00000000-0000-0000-0000-000000000000"
  policy_definition_id = azurerm_policy_definition.listed.id
}

resource "azurerm_policy_definition" "given" {
  name         = "given"
  display_name = "Only the given ones"
  policy_type  = "Custom"
  mode         = "Indexed"
  policy_rule  = <<-JSON
    {
      "if": {
        "allOf": [
          { "field": "type", "notEquals": "Microsoft.AzureActiveDirectory/b2cDirectories" },
          { "field": "location", "notIn": "[parameters('places')]" }
        ]
      },
      "then": { "effect": "[parameters('effect')]" }
    }
  JSON
  parameters = jsonencode({
    places = { type = "Array", defaultValue = ["westeurope"] }
    effect = { type = "String", defaultValue = "Deny" }
  })
}

# expect: pass parameters
resource "azurerm_management_group_policy_assignment" "by_default" {
  name                 = "default"
  management_group_id  = "/providers/Microsoft.Management/managementGroups/clinic"
  policy_definition_id = azurerm_policy_definition.given.id
}

# expect: fail parameters
resource "azurerm_management_group_policy_assignment" "wider" {
  name                 = "wider"
  management_group_id  = "/providers/Microsoft.Management/managementGroups/clinic"
  policy_definition_id = azurerm_policy_definition.given.id
  parameters           = jsonencode({ places = { value = ["westeurope", "switzerlandnorth"] } })
}

# Only tells of what lies elsewhere.
resource "azurerm_policy_definition" "audit" {
  name         = "audit"
  display_name = "Report the others"
  policy_type  = "Custom"
  mode         = "Indexed"
  policy_rule  = <<-JSON
    {
      "if": { "field": "location", "notIn": ["eastus"] },
      "then": { "effect": "audit" }
    }
  JSON
}

resource "azurerm_subscription_policy_assignment" "audit" {
  name                 = "audit"
  subscription_id      = "/subscriptions/00000000-0000-0000-0000-000000000000"
  policy_definition_id = azurerm_policy_definition.audit.id
}
