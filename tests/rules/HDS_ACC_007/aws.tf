# never unknown: what the code does not show is not written in it

variable "password" {
  type      = string
  sensitive = true
}

variable "default_password" {
  type    = string
  default = "planted-default"
}

# expect: fail password
resource "aws_db_instance" "written" {
  engine   = "postgres"
  password = "planted-password"
}

# expect: fail password
resource "aws_db_instance" "by_default" {
  engine   = "postgres"
  password = var.default_password
}

# expect: pass
resource "aws_db_instance" "given" {
  engine   = "postgres"
  password = var.password
}

resource "random_password" "made" {
  length = 32
}

# expect: pass
resource "aws_rds_cluster" "made" {
  engine          = "aurora-postgresql"
  master_password = random_password.made.result
}

# expect: pass
resource "aws_secretsmanager_secret_version" "stand_in" {
  secret_id     = "s"
  secret_string = "CHANGEME"
}

# expect: fail secret_string
resource "aws_secretsmanager_secret_version" "written" {
  secret_id     = "s"
  secret_string = "planted-secret-string"
}

# expect: fail user_data
resource "aws_instance" "start_up" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/sh
    export DB_PASSWORD=planted-in-script
  EOT
}

# expect: pass
resource "aws_instance" "asks" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/sh
    export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)
  EOT
}

# expect: fail environment.variables.DB_PASSWORD
resource "aws_lambda_function" "written" {
  function_name = "reminders"
  role          = "arn:aws:iam::111122223333:role/reminders"
  environment {
    variables = {
      DB_PASSWORD = "planted-in-environment"
    }
  }
}

# expect: pass
resource "aws_lambda_function" "told_where" {
  function_name = "reminders"
  role          = "arn:aws:iam::111122223333:role/reminders"
  environment {
    variables = {
      DB_PASSWORD = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:db"
      STAGE       = "production"
    }
  }
}

# expect: fail user_data
resource "aws_launch_template" "encoded" {
  user_data = base64encode("export DB_PASSWORD=planted-behind-base64")
}

resource "aws_secretsmanager_secret_version" "no_secret_in_it" {
  secret_id     = "db"
  secret_string = jsonencode({ user = "app", database = "records", port = 5432 })
}

# expect: fail secret_string
resource "aws_secretsmanager_secret_version" "member" {
  secret_id     = "db"
  secret_string = jsonencode({ user = "app", password = "Tr0ub4dor-and-3" })
}

# expect: fail container_definitions
resource "aws_ecs_task_definition" "with_a_password" {
  family = "booking"
  container_definitions = jsonencode([{
    name  = "booking"
    image = "booking:1"
    environment = [
      { name = "LOG_LEVEL", value = "info" },
      { name = "DB_PASSWORD", value = "hunter2-hunter2" },
    ]
  }])
}

# expect: pass
resource "aws_ecs_task_definition" "with_a_reference" {
  family = "booking"
  container_definitions = jsonencode([{
    name        = "booking"
    image       = "booking:1"
    environment = [{ name = "LOG_LEVEL", value = "info" }]
    secrets     = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:ssm:eu-west-3:111122223333:parameter/db" }]
  }])
}

# expect: fail secret_key
resource "aws_datasync_location_object_storage" "with_a_key" {
  server_hostname = "s3.example.org"
  bucket_name     = "scans"
  access_key      = "operator"
  secret_key      = "hunter2-hunter2-hunter2"
}

# expect: pass
resource "aws_datasync_location_smb" "given" {
  server_hostname = "files.example.org"
  subdirectory    = "/scans"
  user            = "transfer"
  password        = var.password
  agent_arns      = ["arn:aws:datasync:eu-west-3:111122223333:agent/agent-1"]
}
