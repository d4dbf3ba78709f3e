"""`terraform-aws-modules/*/aws`: what they make, one module a family of things.

Inputs, defaults and the versions in which they changed were read in `variables.tf` and `main.tf` of the last release of
each major version at github.com/terraform-aws-modules/terraform-aws-<name>; the newest one read stands beside each table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_policies.translate.public_modules.terraform_aws_modules import (
    databases,
    networks,
    security_groups,
    services,
    stores,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hds_policies.translate.public_modules.made import PublicModule

MODULES: Mapping[str, PublicModule] = {
    f"terraform-aws-modules/{name}": module
    for table in (databases.MODULES, networks.MODULES, security_groups.MODULES, services.MODULES, stores.MODULES)
    for name, module in table.items()
}
