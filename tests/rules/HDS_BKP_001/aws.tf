variable "days" {
  type = number
}

# expect: pass backup_retention_period
resource "aws_db_instance" "records" {
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 14
}

# expect: fail backup_retention_period
resource "aws_db_instance" "silent" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

# expect: unknown backup_retention_period
resource "aws_db_instance" "later" {
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  backup_retention_period = var.days
}

# A plan of AWS Backup selects it by a tag.
# expect: pass resources
resource "aws_db_instance" "selected" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  tags           = { backup = "daily" }
}

# expect: pass resources
resource "aws_dynamodb_table" "visits" {
  name     = "visits"
  hash_key = "id"
}

# expect: fail point_in_time_recovery.enabled
resource "aws_dynamodb_table" "silent" {
  name     = "silent"
  hash_key = "id"
}

# expect: pass point_in_time_recovery.enabled
resource "aws_dynamodb_table" "records" {
  name     = "records"
  hash_key = "id"
  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_backup_selection" "daily" {
  name         = "daily"
  plan_id      = "00000000-0000-0000-0000-000000000000"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = [aws_dynamodb_table.visits.arn]
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}

# expect: fail backup_policy.status
resource "aws_efs_backup_policy" "of_another_root" {
  file_system_id = "fs-0123456789abcdef0"
  backup_policy {
    status = "DISABLED"
  }
}

# Terraform's lock: there is nothing to get back.
resource "aws_dynamodb_table" "state_lock" {
  name         = "terraform-lock"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "LockID"
  attribute {
    name = "LockID"
    type = "S"
  }
}

# expect: fail
resource "aws_efs_file_system" "silent" {
  encrypted = true
}

# expect: pass availability_zone_name
resource "aws_efs_file_system" "of_one_zone" {
  encrypted              = true
  availability_zone_name = "eu-west-3a"
}
