variable "given" {}

# expect: pass
resource "ovh_iam_policy" "reader" {
  name       = "p"
  identities = ["i"]
  resources  = ["urn:v1:eu:resource:*"]
  allow      = ["publicCloudProject:apiovh:get"]
}

# expect: fail
resource "ovh_iam_policy" "everything" {
  name       = "p"
  identities = ["i"]
  resources  = ["urn:v1:eu:resource:*"]
  allow      = ["*"]
}

# expect: unknown
resource "ovh_iam_policy" "not_given" {
  name       = "p"
  identities = ["i"]
  resources  = ["urn:v1:eu:resource:*"]
  allow      = var.given
}
