"""What `hds policies-path` hands to Checkov from an installed wheel, where the policies lie among others' packages."""
