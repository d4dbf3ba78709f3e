# never fail, unknown: AWS Backup encrypts every vault, with its own key where none is named

# expect: pass
resource "aws_backup_vault" "records" {
  name = "records"
}
