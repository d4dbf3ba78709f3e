variable "encrypted" {
  type = bool
}

# expect: pass encrypted
resource "aws_ebs_volume" "records" {
  availability_zone = "eu-west-3a"
  size              = 100
  encrypted         = true
}

# expect: fail encrypted
resource "aws_ebs_volume" "silent" {
  availability_zone = "eu-west-3a"
  size              = 100
}

# expect: unknown encrypted
resource "aws_ebs_volume" "later" {
  availability_zone = "eu-west-3a"
  size              = 100
  encrypted         = var.encrypted
}

# expect: fail root_block_device.encrypted
resource "aws_instance" "silent" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
}

# expect: pass root_block_device.encrypted
resource "aws_instance" "records" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  root_block_device {
    encrypted = true
  }
}

# expect: fail ebs_block_device.encrypted
resource "aws_instance" "second_disk" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  root_block_device {
    encrypted = true
  }
  ebs_block_device {
    device_name = "/dev/sdb"
    encrypted   = false
  }
}

# expect: fail block_device_mappings.ebs.encrypted
resource "aws_launch_template" "workers" {
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 20
    }
  }
}

data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]
}

# A public image is in clear.
# expect: fail root_block_device.encrypted
resource "aws_instance" "public_image" {
  ami           = data.aws_ami.debian.id
  instance_type = "t3.small"
}

# The image is judged itself.
resource "aws_instance" "own_image" {
  ami           = aws_ami_copy.hardened.id
  instance_type = "t3.small"
}

resource "aws_ami_copy" "hardened" {
  name              = "hardened"
  source_ami_id     = data.aws_ami.debian.id
  source_ami_region = "eu-west-3"
  encrypted         = true
}
