variable "given" {}

# expect: pass deletion_protection
resource "google_sql_database_instance" "by_default" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
  }
}

# expect: fail deletion_protection
resource "google_sql_database_instance" "loose" {
  name                = "x"
  database_version    = "POSTGRES_16"
  deletion_protection = false
  settings {
    tier = "db-custom-2-8192"
  }
}

# expect: unknown deletion_protection
resource "google_sql_database_instance" "not_given" {
  name                = "x"
  database_version    = "POSTGRES_16"
  deletion_protection = var.given
  settings {
    tier = "db-custom-2-8192"
  }
}
