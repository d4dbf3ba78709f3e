variable "given" {}

# expect: pass settings.ip_configuration.ipv4_enabled
resource "google_sql_database_instance" "private" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      ipv4_enabled = false
    }
  }
}

# expect: fail settings.ip_configuration.ipv4_enabled
resource "google_sql_database_instance" "by_default" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
  }
}

# expect: fail settings.ip_configuration.authorized_networks.value
resource "google_sql_database_instance" "everyone" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      authorized_networks {
        value = "0.0.0.0/0"
      }
    }
  }
}

# expect: unknown settings.ip_configuration.ipv4_enabled
resource "google_sql_database_instance" "not_given" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      ipv4_enabled = var.given
    }
  }
}

# expect: fail access.special_group
resource "google_bigquery_dataset" "published" {
  dataset_id = "d"
  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }
}

# expect: fail member
resource "google_bigquery_dataset_iam_member" "published" {
  dataset_id = "d"
  role       = "roles/bigquery.dataViewer"
  member     = "allUsers"
}
