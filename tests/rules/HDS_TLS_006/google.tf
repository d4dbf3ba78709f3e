variable "given" {}

# expect: pass settings.ip_configuration.ssl_mode
resource "google_sql_database_instance" "encrypted" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
    }
  }
}

# expect: fail settings.ip_configuration.ssl_mode
resource "google_sql_database_instance" "by_default" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
  }
}

# expect: unknown settings.ip_configuration.ssl_mode
resource "google_sql_database_instance" "not_given" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      ssl_mode = var.given
    }
  }
}

# expect: pass settings.ip_configuration.require_ssl
resource "google_sql_database_instance" "old_spelling" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      require_ssl = true
    }
  }
}

# expect: fail settings.ip_configuration.require_ssl
resource "google_sql_database_instance" "old_spelling_off" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      require_ssl = false
    }
  }
}
