variable "rotation" {
  type = bool
}

# expect: pass enable_key_rotation
resource "aws_kms_key" "records" {
  enable_key_rotation = true
}

# expect: fail enable_key_rotation
resource "aws_kms_key" "silent" {
  description = "silent"
}

# expect: unknown enable_key_rotation
resource "aws_kms_key" "later" {
  enable_key_rotation = var.rotation
}

# Asymmetric keys cannot rotate by themselves.
resource "aws_kms_key" "signing" {
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
}

# expect: pass enable_key_rotation
resource "aws_kms_key" "each_quarter" {
  enable_key_rotation     = true
  rotation_period_in_days = 90
}

# expect: fail rotation_period_in_days
resource "aws_kms_key" "seldom" {
  enable_key_rotation     = true
  rotation_period_in_days = 2560
}
