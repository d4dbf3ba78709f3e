"""The policy pack for `pulumi preview --policy-pack`; everything is in `hds_pulumi`, which the same Python must have."""

from hds_pulumi.crossguard.server import serve

serve()
