variable "given" {}


# expect: pass
resource "scaleway_iam_policy" "reader" {
  name = "reader"
  rule {
    project_ids          = ["11111111-2222-3333-4444-555555555555"]
    permission_set_names = ["ObjectStorageReadOnly"]
  }
}

# expect: fail rule.permission_set_names
resource "scaleway_iam_policy" "everything" {
  name = "everything"
  rule {
    project_ids          = ["11111111-2222-3333-4444-555555555555"]
    permission_set_names = ["ObjectStorageReadOnly"]
  }
  rule {
    organization_id      = "11111111-2222-3333-4444-555555555555"
    permission_set_names = ["AllProductsFullAccess"]
  }
}

# expect: unknown rule.permission_set_names
resource "scaleway_iam_policy" "not_given" {
  name = "not-given"
  rule {
    project_ids          = ["11111111-2222-3333-4444-555555555555"]
    permission_set_names = var.given
  }
}
