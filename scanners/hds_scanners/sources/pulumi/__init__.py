"""What Pulumi programs, previews and exports declare, told in Terraform words."""
