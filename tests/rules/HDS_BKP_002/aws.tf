variable "days" {
  type = number
}

# expect: pass backup_retention_period
resource "aws_db_instance" "records" {
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 7
}

# expect: fail backup_retention_period
resource "aws_db_instance" "short" {
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 3
}

# expect: unknown backup_retention_period
resource "aws_db_instance" "later" {
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  backup_retention_period = var.days
}

# Aurora keeps one day unless asked.
# expect: fail backup_retention_period
resource "aws_rds_cluster" "silent" {
  engine = "aurora-mysql"
}

# expect: fail rule.lifecycle.delete_after
resource "aws_backup_plan" "short" {
  name = "short"
  rule {
    rule_name         = "daily"
    target_vault_name = "records"
    lifecycle {
      delete_after = 5
    }
  }
}

# The plan below keeps its copies longer than the engine does.
# expect: pass rule.lifecycle.delete_after
resource "aws_rds_cluster" "selected" {
  engine = "aurora-mysql"
}

# expect: pass rule.lifecycle.delete_after
resource "aws_backup_plan" "long" {
  name = "long"
  rule {
    rule_name         = "daily"
    target_vault_name = "records"
    lifecycle {
      delete_after = 35
    }
  }
}

resource "aws_backup_selection" "long" {
  name         = "long"
  iam_role_arn = "arn:aws:iam::111111111111:role/backup"
  plan_id      = aws_backup_plan.long.id
  resources    = [aws_rds_cluster.selected.arn]
}
