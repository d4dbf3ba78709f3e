variable "given" {}

# expect: pass settings.backup_configuration.enabled
resource "google_sql_database_instance" "on" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    backup_configuration {
      enabled = true
    }
  }
}

# expect: fail settings.backup_configuration.enabled
resource "google_sql_database_instance" "by_default" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
  }
}

# expect: unknown settings.backup_configuration.enabled
resource "google_sql_database_instance" "not_given" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    backup_configuration {
      enabled = var.given
    }
  }
}

# A replica is backed up by its source.
resource "google_sql_database_instance" "replica" {
  name                 = "x"
  database_version     = "POSTGRES_16"
  master_instance_name = "x"
  settings {
    tier = "db-custom-2-8192"
  }
}

# expect: pass
resource "google_alloydb_cluster" "by_default" {
  location   = "europe-west9"
  cluster_id = "c"
}
