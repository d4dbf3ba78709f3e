module "network" {
  source = "./modules/network"

  name         = "portal-${var.environment}"
  clinics      = var.clinics
  logs_key_arn = aws_kms_key.logs.arn
}
