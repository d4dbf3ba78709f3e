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

# expect: fail policy_details.schedule.cross_region_copy_rule.encrypted
resource "aws_dlm_lifecycle_policy" "clear" {
  description        = "clear"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { backup = "daily" }
    schedule {
      name = "daily"
      create_rule {
        interval = 24
      }
      retain_rule {
        count = 14
      }
      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = false
      }
    }
  }
}

# expect: fail policy_details.action.cross_region_copy.encryption_configuration.encrypted
resource "aws_dlm_lifecycle_policy" "silent" {
  description        = "silent"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  policy_details {
    policy_type = "EVENT_BASED_POLICY"
    action {
      name = "copy"
      cross_region_copy {
        target = "eu-central-1"
        encryption_configuration {}
      }
    }
  }
}

# expect: pass policy_details.schedule.cross_region_copy_rule.encrypted
resource "aws_dlm_lifecycle_policy" "encrypted" {
  description        = "encrypted"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { backup = "daily" }
    schedule {
      name = "daily"
      create_rule {
        interval = 24
      }
      retain_rule {
        count = 14
      }
      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = true
      }
    }
  }
}

# expect: fail block_device_mapping.ebs.encrypted
resource "aws_imagebuilder_image_recipe" "second_disk" {
  name         = "second-disk"
  parent_image = "arn:aws:imagebuilder:eu-west-3:aws:image/amazon-linux-2023-x86/x.x.x"
  version      = "1.0.0"
  block_device_mapping {
    device_name = "/dev/xvdb"
    ebs {
      volume_size = 100
      volume_type = "gp3"
    }
  }
}

# expect: unknown block_device_mapping.ebs.encrypted
resource "aws_imagebuilder_image_recipe" "of_a_snapshot" {
  name         = "of-a-snapshot"
  parent_image = "arn:aws:imagebuilder:eu-west-3:aws:image/amazon-linux-2023-x86/x.x.x"
  version      = "1.0.0"
  block_device_mapping {
    device_name = "/dev/xvdb"
    ebs {
      snapshot_id = "snap-0123456789abcdef0"
    }
  }
}
