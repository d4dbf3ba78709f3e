variable "place" {
  type = string
}

# expect: pass replication.user_managed.replicas.location
resource "google_secret_manager_secret" "near" {
  secret_id = "near"
  replication {
    user_managed {
      replicas {
        location = "europe-west9"
      }
    }
  }
}

# expect: fail replication.user_managed.replicas.location
resource "google_secret_manager_secret" "far" {
  secret_id = "far"
  replication {
    user_managed {
      replicas {
        location = "us-east1"
      }
    }
  }
}

# expect: unknown replication.user_managed.replicas.location
resource "google_secret_manager_secret" "later" {
  secret_id = "later"
  replication {
    user_managed {
      replicas {
        location = var.place
      }
    }
  }
}
