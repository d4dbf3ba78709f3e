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
