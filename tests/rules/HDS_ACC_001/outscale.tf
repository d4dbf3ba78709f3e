variable "given" {}

# expect: pass document
resource "outscale_policy" "reader" {
  policy_name = "p"
  document = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["api:ReadVms"]
      Resource = ["*"]
    }]
  })
}

# expect: fail document
resource "outscale_policy" "everything" {
  policy_name = "p"
  document = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["*"]
      Resource = ["*"]
    }]
  })
}

# expect: unknown document
resource "outscale_policy" "not_given" {
  policy_name = "p"
  document = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = [var.given]
      Resource = ["*"]
    }]
  })
}
