variable "insights" {
  type = string
}

# expect: pass setting.value
resource "aws_ecs_cluster" "measured" {
  name = "care"
  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}

# expect: fail setting.value
resource "aws_ecs_cluster" "off" {
  name = "care"
  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

# expect: unknown setting.value
resource "aws_ecs_cluster" "given" {
  name = "care"
  setting {
    name  = "containerInsights"
    value = var.insights
  }
}

# The account decides.
resource "aws_ecs_cluster" "silent" {
  name = "care"
}
