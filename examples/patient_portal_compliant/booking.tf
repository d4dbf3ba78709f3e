# Appointments: a web front, an application server and the database of appointments.
module "booking" {
  source = "./modules/booking"

  environment        = var.environment
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  public_subnet_ids  = module.network.public_subnet_ids
  bastion_network    = var.bastion_network
  access_logs_bucket = aws_s3_bucket.access_logs.bucket
}
