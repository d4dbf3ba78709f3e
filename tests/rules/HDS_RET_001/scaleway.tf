variable "days" {
  type = number
}

# expect: pass
resource "scaleway_object_bucket" "records" {
  name = "clinic-records"
}

# expect: fail lifecycle_rule.expiration.days
resource "scaleway_object_bucket" "scans" {
  name = "clinic-scans"
  lifecycle_rule {
    enabled = true
    expiration {
      days = 365
    }
  }
}

# expect: unknown lifecycle_rule.expiration.days
resource "scaleway_object_bucket" "later" {
  name = "clinic-later"
  lifecycle_rule {
    enabled = true
    expiration {
      days = var.days
    }
  }
}
