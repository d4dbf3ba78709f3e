module "network" {
  source = "./modules/network"

  name    = "portal-${var.environment}"
  clinics = var.clinics
}
