variable "encrypted" {
  type = bool
}

# expect: pass encrypted
resource "aws_efs_file_system" "records" {
  encrypted = true
}

# expect: fail encrypted
resource "aws_efs_file_system" "silent" {
  creation_token = "silent"
}

# expect: unknown encrypted
resource "aws_efs_file_system" "later" {
  encrypted = var.encrypted
}

# expect: pass
resource "aws_fsx_windows_file_system" "shares" {
  storage_capacity    = 300
  throughput_capacity = 32
}
