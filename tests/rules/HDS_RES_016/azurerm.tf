variable "place" {
  type = string
}

resource "azurerm_cognitive_account" "letters" {
  name                = "letters"
  resource_group_name = "clinic"
  location            = "francecentral"
  kind                = "OpenAI"
  sku_name            = "S0"
}

# expect: pass sku.name
resource "azurerm_cognitive_deployment" "zone" {
  name                 = "zone"
  cognitive_account_id = azurerm_cognitive_account.letters.id
  model {
    format = "OpenAI"
    name   = "gpt-4o"
  }
  sku {
    name = "DataZoneStandard"
  }
}

# expect: fail sku.name
resource "azurerm_cognitive_deployment" "anywhere" {
  name                 = "anywhere"
  cognitive_account_id = azurerm_cognitive_account.letters.id
  model {
    format = "OpenAI"
    name   = "gpt-4o"
  }
  sku {
    name = "GlobalStandard"
  }
}

# expect: unknown sku.name
resource "azurerm_cognitive_deployment" "later" {
  name                 = "later"
  cognitive_account_id = azurerm_cognitive_account.letters.id
  model {
    format = "OpenAI"
    name   = "gpt-4o"
  }
  sku {
    name = var.place
  }
}
