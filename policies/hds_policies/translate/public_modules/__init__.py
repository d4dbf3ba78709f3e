"""Calls of well-known public modules whose code is not on this machine, judged as far as their inputs decide.

One module a publisher, with a table `MODULES` from the registry's name (and folder) of a module to what it makes of its
inputs. What the inputs leave open is unknown for the reason that the module was not fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration
    from hds_policies.translate.public_modules.made import PublicModule

_PUBLISHERS: Mapping[str, str] = {
    "Azure": "azure",
    "cloudposse": "cloudposse",
    "scaleway-terraform-modules": "scaleway",
    "terraform-aws-modules": "terraform_aws_modules",
    "terraform-google-modules": "terraform_google_modules",
    "tf-outscale-modules": "outscale",
    "tf-scaleway-modules": "scaleway",
}


def with_public_modules(declarations: Iterable[Declaration]) -> Iterator[Declaration]:
    """The declarations, each call of a module that a table knows replaced by what it makes."""
    for declaration in declarations:
        if declaration.mode == "module":
            yield from _judged(declaration)
        else:
            yield declaration


def _judged(call: Declaration) -> Iterator[Declaration]:
    # Imported here: most folders call no module that is missing.
    from hds_policies.translate.public_modules.made import opened  # noqa: PLC0415
    from hds_policies.translate.public_modules.source_address import source_address  # noqa: PLC0415

    address = source_address(call.type)
    module = _modules(address.name.split("/", 1)[0]).get(address.key) if address is not None else None
    if address is None or module is None:
        yield call
    else:
        yield from opened(call, address, module)


def _modules(publisher: str) -> Mapping[str, PublicModule]:
    name = _PUBLISHERS.get(publisher)
    if name is None:
        return {}
    table: Mapping[str, PublicModule] = import_module(f"hds_policies.translate.public_modules.{name}").MODULES
    return table
