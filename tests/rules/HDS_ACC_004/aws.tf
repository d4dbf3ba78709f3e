variable "status" {
  type = string
}

# expect: fail status
resource "aws_iam_access_key" "for_ever" {
  user = "exporter"
}

# expect: pass status
resource "aws_iam_access_key" "retired" {
  user   = "exporter"
  status = "Inactive"
}

# expect: unknown status
resource "aws_iam_access_key" "given" {
  user   = "exporter"
  status = var.status
}
