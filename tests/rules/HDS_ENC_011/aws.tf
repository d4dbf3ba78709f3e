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

# Tells where the token is.
resource "aws_ssm_parameter" "where_the_token_is" {
  name  = "/portal/mail-token-arn"
  type  = "String"
  value = aws_secretsmanager_secret.database.arn
}

# The identifier of a key is no key.
resource "aws_ssm_parameter" "gateway_api_key" {
  name  = "/portal/gateway-api-key-id"
  type  = "String"
  value = aws_api_gateway_api_key.portal.id
}

resource "aws_api_gateway_api_key" "portal" {
  name = "portal"
}
