variable "given" {}

data "azurerm_subscription" "current" {}

# expect: fail role_definition_name
resource "azurerm_role_assignment" "owner" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = "Owner"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: fail role_definition_name
resource "azurerm_role_assignment" "owner_by_path" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
  role_definition_name = "Owner"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: pass
resource "azurerm_role_assignment" "owner_of_a_group" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
  role_definition_name = "Owner"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: pass
resource "azurerm_role_assignment" "reader" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = "Reader"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: unknown role_definition_name
resource "azurerm_role_assignment" "not_given" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = var.given
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: fail permissions.actions
resource "azurerm_role_definition" "everything" {
  name  = "x"
  scope = data.azurerm_subscription.current.id
  permissions {
    actions = ["*"]
  }
}

data "azurerm_client_config" "current" {}

# expect: fail role_definition_name
resource "azurerm_role_assignment" "owner_by_template" {
  scope                = "/subscriptions/${data.azurerm_client_config.current.subscription_id}"
  role_definition_name = "Owner"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: pass
resource "azurerm_role_assignment" "owner_of_a_group_by_template" {
  scope                = "/subscriptions/${data.azurerm_client_config.current.subscription_id}/resourceGroups/rg"
  role_definition_name = "Owner"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: unknown scope
resource "azurerm_role_assignment" "scope_not_given" {
  scope                = var.given
  role_definition_name = "Owner"
  principal_id         = "11111111-2222-3333-4444-555555555555"
}

# expect: fail role_based_access_control_enabled
resource "azurerm_kubernetes_cluster" "without_roles" {
  name                              = "records"
  location                          = "francecentral"
  role_based_access_control_enabled = false
}

# expect: pass role_based_access_control.enabled
resource "azurerm_kubernetes_cluster" "with_roles" {
  name     = "records"
  location = "francecentral"
  role_based_access_control {
    enabled = true
  }
}
