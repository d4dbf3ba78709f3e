"""What makes data leave the primary region, argument by argument: 272 ways, numbered for good.

Silent defaults move data too (a BigQuery dataset goes to the United States, Azure SQL backups to the paired region), so
`default` matters as much as what is written.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module

from hds_policies.facts.data_movement.movement import Movement
from hds_policies.facts.evidence import Evidence

__all__ = ["Movement", "all_movements", "evidence_of", "movements"]

_MODULES = ("aws", "azurerm", "google", "french", "elsewhere")
_MODULE_OF = {
    "aws": "aws",
    "azurerm": "azurerm",
    "google": "google",
    "ovh": "french",
    "scaleway": "french",
    "outscale": "french",
    "numspot": "french",
    "clevercloud": "french",
    "scalingo": "french",
    "flexibleengine": "french",
    "cloudtemple": "french",
}

_SOURCES = {
    "aws": "pulumi_aws 7.51.1, whose docstrings are generated from hashicorp/terraform-provider-aws v6; "
    "https://github.com/hashicorp/terraform-provider-aws website/docs/guides/enhanced-region-support.html.markdown",
    "azurerm": "https://github.com/hashicorp/terraform-provider-azurerm 69697b7 (5.2.0, 2026-08)",
    "google": "https://github.com/hashicorp/terraform-provider-google e03b762 (7.45, 2026-08)",
    "ovh": "https://github.com/ovh/terraform-provider-ovh a1ae5bc (2.19.0); documentation of the openstack provider "
    "27f2612 (3.4)",
    "scaleway": "https://github.com/scaleway/terraform-provider-scaleway b2d45ed (2026-08)",
    "outscale": "https://github.com/outscale/terraform-provider-outscale 70f2bbe (1.8.0)",
    "numspot": "https://github.com/numspot/terraform-provider-numspot",
    "clevercloud": "documentation of the clevercloud provider 8825202",
    "scalingo": "https://github.com/Scalingo/terraform-provider-scalingo 6bf629b",
    "cloudtemple": "documentation of the cloudtemple provider",
    "flexibleengine": "https://github.com/FlexibleEngineCloud/terraform-provider-flexibleengine daeea52 (2024-03)",
    "ibm": "documentation of the ibm provider 9f9b7ec (2.5.0)",
    "oci": "documentation of the oci provider 8de3c48 (8.28.0)",
    "exoscale": "https://github.com/exoscale/terraform-provider-exoscale b692022",
    "mongodbatlas": "documentation of the mongodbatlas provider 468253d",
    "aiven": "documentation of the aiven provider de2e6b0",
}
_CHECKED = date(2026, 11, 23)


@cache
def _load(module: str) -> tuple[Movement, ...]:
    found: tuple[Movement, ...] = import_module(f"hds_policies.facts.data_movement.{module}").MOVEMENTS
    return found


def all_movements() -> tuple[Movement, ...]:
    """All ways, by number."""
    return tuple(movement for module in _MODULES for movement in _load(module))


def movements(provider: str) -> tuple[Movement, ...]:
    """The ways of one provider, by number; empty when none is known.

    `any` is for what no provider owns: state backends, provisioners.
    """
    module = _MODULE_OF.get(provider, "elsewhere")
    return tuple(movement for movement in _load(module) if movement.provider == provider)


def evidence_of(movement: Movement) -> Evidence:
    """Where a way was read, and when."""
    if movement.evidence == "mem":
        return Evidence("general knowledge", _CHECKED)
    return Evidence(_SOURCES[movement.provider], _CHECKED)
