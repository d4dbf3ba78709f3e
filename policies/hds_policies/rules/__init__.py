"""The rules, one folder a theme and one file a use case; `hds_policies.catalogue` lists them."""
