variable "mode" {
  type = string
}

# expect: pass volume.efs_volume_configuration.transit_encryption
resource "aws_ecs_task_definition" "portal" {
  family                = "portal"
  container_definitions = "[]"
  volume {
    name = "files"
    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = "ENABLED"
    }
  }
}

# expect: fail volume.efs_volume_configuration.transit_encryption
resource "aws_ecs_task_definition" "silent" {
  family                = "silent"
  container_definitions = "[]"
  volume {
    name = "files"
    efs_volume_configuration {
      file_system_id = "fs-0123456789abcdef0"
    }
  }
}

# expect: unknown volume.efs_volume_configuration.transit_encryption
resource "aws_ecs_task_definition" "later" {
  family                = "later"
  container_definitions = "[]"
  volume {
    name = "files"
    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = var.mode
    }
  }
}
