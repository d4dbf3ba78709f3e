# never unknown: what the code does not show is not written in it

variable "password" {
  type = string
}

# expect: fail password
resource "google_sql_user" "written" {
  name     = "app"
  instance = "records"
  password = "planted-password"
}

# expect: pass
resource "google_sql_user" "given" {
  name     = "app"
  instance = "records"
  password = var.password
}
