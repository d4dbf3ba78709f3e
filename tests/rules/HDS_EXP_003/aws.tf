variable "group" {
  type = string
}

# expect: fail group
resource "aws_ami_launch_permission" "everyone" {
  image_id = "ami-0123456789abcdef0"
  group    = "all"
}

# expect: pass group
resource "aws_ami_launch_permission" "partner" {
  image_id   = "ami-0123456789abcdef0"
  account_id = "111122223333"
}

# expect: unknown group
resource "aws_ami_launch_permission" "later" {
  image_id = "ami-0123456789abcdef0"
  group    = var.group
}

# expect: fail shared_accounts
resource "aws_db_snapshot" "everyone" {
  db_instance_identifier = "records"
  db_snapshot_identifier = "everyone"
  shared_accounts        = ["all"]
}
