variable "kind" {
  type = string
}

# expect: pass
resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

# expect: pass type
resource "aws_ssm_parameter" "database_password" {
  name  = "/portal/database/password"
  type  = "SecureString"
  value = "set-by-hand"
}

# expect: fail type
resource "aws_ssm_parameter" "api_token" {
  name  = "/portal/api/token"
  type  = "String"
  value = "set-by-hand"
}

# expect: unknown type
resource "aws_ssm_parameter" "admin_password" {
  name  = "/portal/admin/password"
  type  = var.kind
  value = "set-by-hand"
}
