variable "place" {
  type = string
}

# expect: pass settings.backup_configuration.location
resource "google_sql_database_instance" "near" {
  name             = "near"
  region           = "europe-west9"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-7680"
    backup_configuration {
      enabled  = true
      location = "eu"
    }
  }
}

# expect: fail settings.backup_configuration.location
resource "google_sql_database_instance" "far" {
  name             = "far"
  region           = "europe-west9"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-7680"
    backup_configuration {
      enabled  = true
      location = "us"
    }
  }
}

# expect: unknown settings.backup_configuration.location
resource "google_sql_database_instance" "later" {
  name             = "later"
  region           = "europe-west9"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-7680"
    backup_configuration {
      enabled  = true
      location = var.place
    }
  }
}
