"""What Terraform and OpenTofu print as JSON: plans and states."""
