variable "environment" {
  type    = string
  default = "production"
}

variable "region" {
  description = "Where the portal runs."
  type        = string
}

variable "disaster_recovery_region" {
  description = "Where copies go."
  type        = string
  default     = "us-east-1"
}

variable "clinics" {
  description = "Clinics that reach the portal by a tunnel, with the public address of their gateway."
  type = map(object({
    gateway_address = string
    network         = string
  }))
}

variable "administration_networks" {
  description = "Networks from which the machines are administered."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

locals {
  tags = {
    application = "patient-portal"
    environment = var.environment
  }
}
