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

variable "administration_networks" {
  type = list(string)
}

variable "backup_days" {
  type    = number
  default = 1
}
