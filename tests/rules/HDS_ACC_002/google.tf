variable "given" {}

# expect: pass member
resource "google_pubsub_topic_iam_member" "clinic" {
  topic  = "t"
  role   = "roles/viewer"
  member = "group:care@clinic.example"
}

# expect: fail member
resource "google_pubsub_topic_iam_member" "anyone" {
  topic  = "t"
  role   = "roles/viewer"
  member = "allUsers"
}

# expect: unknown member
resource "google_pubsub_topic_iam_member" "not_given" {
  topic  = "t"
  role   = "roles/viewer"
  member = var.given
}

# expect: fail members
resource "google_project_iam_binding" "anyone" {
  project = "p"
  role    = "roles/viewer"
  members = ["allAuthenticatedUsers"]
}

variable "issuer" {
  type = string
}

# expect: fail attribute_condition
resource "google_iam_workload_identity_pool_provider" "everybody" {
  workload_identity_pool_id          = "builds"
  workload_identity_pool_provider_id = "everybody"
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

# expect: pass attribute_condition
resource "google_iam_workload_identity_pool_provider" "own" {
  workload_identity_pool_id          = "builds"
  workload_identity_pool_provider_id = "own"
  attribute_condition                = "assertion.repository_owner == 'clinic'"
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

# expect: unknown oidc.issuer_uri
resource "google_iam_workload_identity_pool_provider" "not_given" {
  workload_identity_pool_id          = "builds"
  workload_identity_pool_provider_id = "not-given"
  oidc {
    issuer_uri = var.issuer
  }
}

# An issuer of one's own gives tokens to nobody else.
resource "google_iam_workload_identity_pool_provider" "own_issuer" {
  workload_identity_pool_id          = "builds"
  workload_identity_pool_provider_id = "own-issuer"
  oidc {
    issuer_uri = "https://login.clinic.example"
  }
}
