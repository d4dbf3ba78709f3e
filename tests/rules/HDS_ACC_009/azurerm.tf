variable "role" {
  type = string
}

# expect: pass scope
resource "azurerm_role_assignment" "one_vault" {
  scope                = azurerm_key_vault.keys.id
  role_definition_name = "User Access Administrator"
  principal_id         = "p"
}

resource "azurerm_key_vault" "keys" {
  name     = "keys"
  location = "francecentral"
}

# expect: fail role_definition_name
resource "azurerm_role_assignment" "any_right" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
  role_definition_name = "User Access Administrator"
  principal_id         = "p"
}

# expect: unknown role_definition_name
resource "azurerm_role_assignment" "not_given" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
  role_definition_name = var.role
  principal_id         = "p"
}

# expect: pass condition
resource "azurerm_role_assignment" "some_roles" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
  role_definition_name = "Role Based Access Control Administrator"
  principal_id         = "p"
  condition            = "@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {b24988ac-6180-42a0-ab88-20f7382dd24c}"
  condition_version    = "2.0"
}

# expect: fail permissions.actions
resource "azurerm_role_definition" "makes_roles" {
  name  = "x"
  scope = "/subscriptions/00000000-0000-0000-0000-000000000000"
  permissions {
    actions = ["Microsoft.Compute/*/read", "Microsoft.Authorization/roleDefinitions/write"]
  }
}

# expect: pass permissions
resource "azurerm_role_definition" "reads" {
  name  = "x"
  scope = "/subscriptions/00000000-0000-0000-0000-000000000000"
  permissions {
    actions = ["Microsoft.Compute/*/read", "Microsoft.Authorization/*/read"]
  }
}
