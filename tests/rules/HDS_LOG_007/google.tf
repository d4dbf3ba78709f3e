variable "kinds" {
  type = list(string)
}

# expect: pass logging
resource "google_storage_bucket" "documents" {
  name     = "clinic-documents"
  location = "EU"
  logging {
    log_bucket = google_storage_bucket.requests.name
  }
}

resource "google_storage_bucket" "requests" {
  name     = "clinic-requests"
  location = "EU"
}

# expect: fail logging
resource "google_storage_bucket" "silent" {
  name     = "clinic-letters"
  location = "EU"
}

# expect: unknown logging
resource "google_storage_bucket" "given" {
  name     = "clinic-images"
  location = "EU"
  dynamic "logging" {
    for_each = var.kinds
    content {
      log_bucket = logging.value
    }
  }
}
