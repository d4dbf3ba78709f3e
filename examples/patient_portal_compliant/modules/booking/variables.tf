variable "environment" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "private_subnet_ids" {
  type = list(string)
}

variable "public_subnet_ids" {
  type = list(string)
}

variable "bastion_network" {
  type = string
}

variable "access_logs_bucket" {
  type = string
}

variable "backup_days" {
  type    = number
  default = 30
}
