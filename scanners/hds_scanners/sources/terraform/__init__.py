"""Terraform and OpenTofu folders, plans and states."""
