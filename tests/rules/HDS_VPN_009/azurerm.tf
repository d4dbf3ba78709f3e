variable "secret_id" {}

# expect: pass link2.macsec_cak_keyvault_secret_id
resource "azurerm_express_route_port" "good" {
  name                = "hospital"
  location            = "francecentral"
  resource_group_name = "rg"
  peering_location    = "Paris"
  bandwidth_in_gbps   = 10
  encapsulation       = "Dot1Q"
  link1 {
    macsec_cipher                 = "GcmAes256"
    macsec_ckn_keyvault_secret_id = "https://keys.vault.azure.net/secrets/ckn1"
    macsec_cak_keyvault_secret_id = "https://keys.vault.azure.net/secrets/cak1"
  }
  link2 {
    macsec_cipher                 = "GcmAes256"
    macsec_ckn_keyvault_secret_id = "https://keys.vault.azure.net/secrets/ckn2"
    macsec_cak_keyvault_secret_id = "https://keys.vault.azure.net/secrets/cak2"
  }
}

# expect: fail link2
resource "azurerm_express_route_port" "bad" {
  name                = "hospital"
  location            = "francecentral"
  resource_group_name = "rg"
  peering_location    = "Paris"
  bandwidth_in_gbps   = 10
  encapsulation       = "Dot1Q"
  link1 {
    macsec_cipher                 = "GcmAes256"
    macsec_ckn_keyvault_secret_id = "https://keys.vault.azure.net/secrets/ckn1"
    macsec_cak_keyvault_secret_id = "https://keys.vault.azure.net/secrets/cak1"
  }
}

# expect: unknown link1.macsec_cak_keyvault_secret_id
resource "azurerm_express_route_port" "not_given" {
  name                = "hospital"
  location            = "francecentral"
  resource_group_name = "rg"
  peering_location    = "Paris"
  bandwidth_in_gbps   = 10
  encapsulation       = "Dot1Q"
  link1 {
    macsec_cak_keyvault_secret_id = var.secret_id
  }
  link2 {
    macsec_cak_keyvault_secret_id = var.secret_id
  }
}
