variable "given" {}

# expect: pass sharing.permission
resource "azurerm_shared_image_gallery" "private" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  sharing {
    permission = "Private"
  }
}

# expect: fail sharing.permission
resource "azurerm_shared_image_gallery" "community" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  sharing {
    permission = "Community"
  }
}

# expect: unknown sharing.permission
resource "azurerm_shared_image_gallery" "not_given" {
  name                = "x"
  location            = "francecentral"
  resource_group_name = "rg"
  sharing {
    permission = var.given
  }
}
