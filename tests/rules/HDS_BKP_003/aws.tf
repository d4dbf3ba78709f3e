variable "protected" {
  type = bool
}

# expect: pass deletion_protection
resource "aws_db_instance" "records" {
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  deletion_protection = true
  skip_final_snapshot = true
}

# expect: pass skip_final_snapshot
resource "aws_db_instance" "last_snapshot" {
  engine                    = "postgres"
  instance_class            = "db.t4g.medium"
  final_snapshot_identifier = "last"
}

# expect: fail skip_final_snapshot
resource "aws_db_instance" "gone" {
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  skip_final_snapshot = true
}

# expect: unknown deletion_protection
resource "aws_db_instance" "later" {
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  deletion_protection = var.protected
  skip_final_snapshot = true
}
