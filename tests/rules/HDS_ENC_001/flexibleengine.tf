variable "key" {}

# expect: pass volume.disk_encryption_id
resource "flexibleengine_rds_instance_v3" "good" {
  name              = "records"
  flavor            = "rds.pg.c2.medium"
  availability_zone = ["eu-west-0a"]
  db {
    type     = "PostgreSQL"
    version  = "14"
    password = var.key
  }
  volume {
    type               = "COMMON"
    size               = 100
    disk_encryption_id = "11111111-2222-3333-4444-555555555555"
  }
}

# expect: fail volume.disk_encryption_id
resource "flexibleengine_rds_instance_v3" "bad" {
  name              = "records"
  flavor            = "rds.pg.c2.medium"
  availability_zone = ["eu-west-0a"]
  db {
    type     = "PostgreSQL"
    version  = "14"
    password = var.key
  }
  volume {
    type = "COMMON"
    size = 100
  }
}
# never unknown: a key is named or it is not
