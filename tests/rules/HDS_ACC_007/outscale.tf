# never unknown: what the code does not show is not written in it

variable "start" {
  type = string
}

# expect: fail user_data
resource "outscale_vm" "written" {
  image_id  = "ami-1"
  user_data = "DB_PASSWORD=planted-in-script"
}

# expect: pass
resource "outscale_vm" "given" {
  image_id  = "ami-1"
  user_data = var.start
}
