variable "force" {
  type = bool
}

# expect: pass
resource "aws_backup_vault" "locked" {
  name          = "locked"
  force_destroy = true
}

resource "aws_backup_vault_lock_configuration" "locked" {
  backup_vault_name  = aws_backup_vault.locked.name
  min_retention_days = 30
}

# expect: fail force_destroy
resource "aws_backup_vault" "forced" {
  name          = "forced"
  force_destroy = true
}

# expect: unknown force_destroy
resource "aws_backup_vault" "given" {
  name          = "given"
  force_destroy = var.force
}
