provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "london"
  region = "eu-west-2"
}

variable "region" {
  type = string
}

resource "aws_backup_vault" "far" {
  provider = aws.london
  name     = "far"
}

# expect: pass rule.copy_action.destination_vault_arn
resource "aws_backup_plan" "near" {
  name = "near"
  rule {
    rule_name         = "daily"
    target_vault_name = "daily"
    copy_action {
      destination_vault_arn = "arn:aws:backup:eu-west-1:123456789012:backup-vault:copies"
    }
  }
}

# expect: fail provider.region
resource "aws_backup_plan" "far" {
  name = "far"
  rule {
    rule_name         = "daily"
    target_vault_name = "daily"
    copy_action {
      destination_vault_arn = aws_backup_vault.far.arn
    }
  }
}

variable "vault" {
  type = string
}

# expect: unknown rule.copy_action.destination_vault_arn
resource "aws_backup_plan" "later" {
  name = "later"
  rule {
    rule_name         = "daily"
    target_vault_name = "daily"
    copy_action {
      destination_vault_arn = var.vault
    }
  }
}

# expect: fail policy_details.schedule.cross_region_copy_rule.target
resource "aws_dlm_lifecycle_policy" "disks" {
  description        = "disks"
  execution_role_arn = "arn:aws:iam::123456789012:role/dlm"
  policy_details {
    resource_types = ["VOLUME"]
    schedule {
      name = "daily"
      create_rule {
        interval = 24
      }
      retain_rule {
        count = 14
      }
      cross_region_copy_rule {
        target    = "us-west-2"
        encrypted = true
      }
    }
  }
}

# expect: fail destination_region
resource "aws_redshift_snapshot_copy" "warehouse" {
  cluster_identifier = "warehouse"
  destination_region = "us-east-1"
}
