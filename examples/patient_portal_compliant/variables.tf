variable "environment" {
  type    = string
  default = "production"
}

variable "region" {
  description = "Where the portal runs."
  type        = string
}

variable "disaster_recovery_region" {
  description = "Where copies go; in the European Economic Area too."
  type        = string
  default     = "eu-central-1"
}

variable "clinics" {
  description = "Clinics that reach the portal by a tunnel, with the public address of their gateway."
  type = map(object({
    gateway_address = string
    network         = string
  }))
}

variable "bastion_network" {
  description = "The private network from which the machines are administered."
  type        = string
  default     = "10.20.200.0/24"
}

locals {
  tags = {
    application = "patient-portal"
    environment = var.environment
  }
}
