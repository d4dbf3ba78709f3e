variable "given" {}

# expect: pass cidr_block
resource "mongodbatlas_project_ip_access_list" "clinic" {
  project_id = "p"
  cidr_block = "203.0.113.0/28"
}

# expect: fail cidr_block
resource "mongodbatlas_project_ip_access_list" "anyone" {
  project_id = "p"
  cidr_block = "0.0.0.0/0"
}

# expect: unknown cidr_block
resource "mongodbatlas_project_ip_access_list" "not_given" {
  project_id = "p"
  cidr_block = var.given
}
