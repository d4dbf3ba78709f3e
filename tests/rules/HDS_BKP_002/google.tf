variable "given" {}

# expect: pass settings.backup_configuration.backup_retention_settings.retained_backups
resource "google_sql_database_instance" "month" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    backup_configuration {
      enabled = true
      backup_retention_settings {
        retained_backups = 30
      }
    }
  }
}

# expect: fail settings.backup_configuration.backup_retention_settings.retained_backups
resource "google_sql_database_instance" "three" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    backup_configuration {
      enabled = true
      backup_retention_settings {
        retained_backups = 3
      }
    }
  }
}

# expect: unknown settings.backup_configuration.backup_retention_settings.retained_backups
resource "google_sql_database_instance" "not_given" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    backup_configuration {
      enabled = true
      backup_retention_settings {
        retained_backups = var.given
      }
    }
  }
}
