variable "pgaudit" {
  type = string
}

# expect: pass settings.database_flags.value
resource "google_sql_database_instance" "audited" {
  database_version = "POSTGRES_16"
  region           = "europe-west9"
  settings {
    tier = "db-f1-micro"
    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = "on"
    }
  }
}

# expect: fail settings.database_flags
resource "google_sql_database_instance" "silent" {
  database_version = "POSTGRES_16"
  region           = "europe-west9"
  settings {
    tier = "db-f1-micro"
  }
}

# expect: fail settings.database_flags.value
resource "google_sql_database_instance" "off" {
  database_version = "POSTGRES_16"
  region           = "europe-west9"
  settings {
    tier = "db-f1-micro"
    database_flags {
      name  = "log_connections"
      value = "off"
    }
  }
}

# expect: unknown settings.database_flags.value
resource "google_sql_database_instance" "given" {
  database_version = "POSTGRES_16"
  region           = "europe-west9"
  settings {
    tier = "db-f1-micro"
    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = var.pgaudit
    }
  }
}

# expect: pass settings.sql_server_audit_config
resource "google_sql_database_instance" "server" {
  database_version = "SQLSERVER_2022_STANDARD"
  region           = "europe-west9"
  settings {
    tier = "db-custom-2-7680"
    sql_server_audit_config {
      bucket = "gs://clinic-audit"
    }
  }
}

# A replica records what its source does.
resource "google_sql_database_instance" "replica" {
  database_version     = "POSTGRES_16"
  region               = "europe-west9"
  master_instance_name = google_sql_database_instance.audited.name
}

# Statistics that are off, and files of a size, say nothing of who did what.
# expect: pass settings.database_flags.value
resource "google_sql_database_instance" "connections_without_statistics" {
  name             = "x"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    database_flags {
      name  = "log_connections"
      value = "on"
    }
    database_flags {
      name  = "log_planner_stats"
      value = "off"
    }
    database_flags {
      name  = "log_temp_files"
      value = "1024"
    }
  }
}

# expect: fail enable_stackdriver_logging
resource "google_data_fusion_instance" "silent" {
  name   = "imports"
  region = "europe-west9"
}

# expect: pass enable_stackdriver_logging
resource "google_data_fusion_instance" "logged" {
  name                       = "imports"
  region                     = "europe-west9"
  enable_stackdriver_logging = true
}
