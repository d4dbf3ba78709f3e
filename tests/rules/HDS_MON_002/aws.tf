variable "on" {
  type = bool
}

# expect: pass enable
resource "aws_guardduty_detector" "silent" {
  finding_publishing_frequency = "SIX_HOURS"
}

# expect: fail enable
resource "aws_guardduty_detector" "off" {
  enable = false
}

# expect: unknown enable
resource "aws_guardduty_detector" "later" {
  enable = var.on
}

resource "aws_config_configuration_recorder" "stopped" {
  name     = "stopped"
  role_arn = "arn:aws:iam::111122223333:role/config"
}

# expect: fail is_enabled
resource "aws_config_configuration_recorder_status" "stopped" {
  name       = aws_config_configuration_recorder.stopped.name
  is_enabled = false
}

# Nothing starts it.
# expect: fail
resource "aws_config_configuration_recorder" "lonely" {
  name     = "lonely"
  role_arn = "arn:aws:iam::111122223333:role/config"
}

# expect: pass status
resource "aws_securityhub_account" "clinic" {
  enable_default_standards = true
}

# expect: fail recording_group
resource "aws_config_configuration_recorder" "disks_only" {
  name     = "disks-only"
  role_arn = "arn:aws:iam::111122223333:role/config"

  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Volume"]
  }
}

# expect: pass is_enabled
resource "aws_config_configuration_recorder_status" "disks_only" {
  name       = aws_config_configuration_recorder.disks_only.name
  is_enabled = true
}

resource "aws_config_configuration_recorder" "all_but_one" {
  name     = "all-but-one"
  role_arn = "arn:aws:iam::111122223333:role/config"

  recording_group {
    all_supported = false

    exclusion_by_resource_types {
      resource_types = ["AWS::EC2::NetworkInterface"]
    }
    recording_strategy {
      use_only = "EXCLUSION_BY_RESOURCE_TYPES"
    }
  }
}

# expect: pass is_enabled
resource "aws_config_configuration_recorder_status" "all_but_one" {
  name       = aws_config_configuration_recorder.all_but_one.name
  is_enabled = true
}
