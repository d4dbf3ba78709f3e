variable "group" {
  type = string
}

# expect: pass spec.rules.values.allowed_values
resource "google_org_policy_policy" "europe" {
  name   = "organizations/123/policies/gcp.resourceLocations"
  parent = "organizations/123"
  spec {
    rules {
      values {
        allowed_values = ["in:eu-locations", "in:europe-west9-locations"]
      }
    }
  }
}

# expect: fail spec.rules.values.allowed_values
resource "google_org_policy_policy" "continent" {
  name   = "organizations/123/policies/gcp.resourceLocations"
  parent = "organizations/123"
  spec {
    rules {
      values {
        allowed_values = ["in:europe-locations"]
      }
    }
  }
}

# expect: unknown spec.rules.values.allowed_values
resource "google_org_policy_policy" "later" {
  name   = "organizations/123/policies/gcp.resourceLocations"
  parent = "organizations/123"
  spec {
    rules {
      values {
        allowed_values = [var.group]
      }
    }
  }
}
