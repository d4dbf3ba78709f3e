resource "aws_security_group" "server" {
  name   = "booking-server"
  vpc_id = var.vpc_id

  dynamic "ingress" {
    for_each = [22, 8080]

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.administration_networks
    }
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "database" {
  name   = "booking-database"
  vpc_id = var.vpc_id
}

resource "aws_security_group_rule" "database_from_anywhere" {
  security_group_id = aws_security_group.database.id
  type              = "ingress"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/1", "128.0.0.0/1"]
}

data "aws_ami" "server" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-*-x86_64"]
  }
}

resource "aws_instance" "server" {
  count = 2

  ami                    = data.aws_ami.server.id
  instance_type          = "t3.medium"
  subnet_id              = var.private_subnet_ids[count.index]
  vpc_security_group_ids = [aws_security_group.server.id]

  root_block_device {
    volume_size = 40
  }
}

resource "aws_ebs_volume" "attachments" {
  availability_zone = aws_instance.server[0].availability_zone
  size              = 200
}

resource "aws_db_subnet_group" "appointments" {
  name       = "appointments"
  subnet_ids = var.private_subnet_ids
}

resource "random_password" "database" {
  length = 24
}

resource "aws_db_instance" "appointments" {
  identifier              = "appointments-${var.environment}"
  engine                  = "postgres"
  engine_version          = "16.4"
  instance_class          = "db.t3.medium"
  allocated_storage       = 100
  username                = "portal"
  password                = random_password.database.result
  db_subnet_group_name    = aws_db_subnet_group.appointments.name
  vpc_security_group_ids  = [aws_security_group.database.id]
  publicly_accessible     = true
  backup_retention_period = var.backup_days
  skip_final_snapshot     = true
}

resource "aws_lb" "front" {
  name               = "booking"
  load_balancer_type = "application"
  subnets            = var.public_subnet_ids
}

resource "aws_lb_target_group" "server" {
  name     = "booking"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_lb_listener" "plain" {
  load_balancer_arn = aws_lb.front.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.server.arn
  }
}

resource "aws_lb_listener" "old_tls" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-2016-08"
  certificate_arn   = aws_acm_certificate.front.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.server.arn
  }
}

resource "aws_acm_certificate" "front" {
  domain_name       = "booking.portail-sante.example"
  validation_method = "DNS"
}
