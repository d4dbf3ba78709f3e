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

# expect: fail deletion_protection
resource "google_spanner_database" "loose" {
  name                = "x"
  instance            = "y"
  deletion_protection = false
}

# expect: pass enable_drop_protection
resource "google_spanner_database" "protected_by_the_platform" {
  name                   = "x"
  instance               = "y"
  deletion_protection    = false
  enable_drop_protection = true
}

# expect: fail deletion_protection
resource "google_bigtable_instance" "loose" {
  name                = "x"
  deletion_protection = false
}

# expect: pass deletion_protection
resource "google_bigtable_instance" "by_default" {
  name = "x"
}
