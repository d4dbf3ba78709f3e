variable "encrypted" {
  type = bool
}

# expect: pass encrypted
resource "aws_ami_copy" "hardened" {
  name              = "hardened"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-3"
  encrypted         = true
}

# expect: fail encrypted
resource "aws_ami_copy" "silent" {
  name              = "silent"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-3"
}

# expect: unknown encrypted
resource "aws_ami_copy" "later" {
  name              = "later"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-3"
  encrypted         = var.encrypted
}

resource "aws_ebs_volume" "clear" {
  availability_zone = "eu-west-3a"
  size              = 100
}

# A snapshot is encrypted as its volume is.
# expect: fail encrypted
resource "aws_ebs_snapshot" "clear" {
  volume_id = aws_ebs_volume.clear.id
}

# expect: fail block_device_mapping.ebs.encrypted
resource "aws_imagebuilder_image_recipe" "clear" {
  name         = "clear"
  parent_image = "arn:aws:imagebuilder:eu-west-3:aws:image/ubuntu-server-24-lts-x86/x.x.x"
  version      = "1.0.0"
  block_device_mapping {
    device_name = "/dev/xvda"
    ebs {
      encrypted = false
    }
  }
}

# expect: fail ebs_block_device.encrypted
resource "aws_ami" "in_clear_on_purpose" {
  name             = "in-clear-on-purpose"
  root_device_name = "/dev/xvda"
  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = "snap-0123456789abcdef0"
    encrypted   = false
  }
}
