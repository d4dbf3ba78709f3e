"""From a source's declarations to the inventory of cloud-neutral things.

Each provider has one module (aws: one per theme) with a table `TRANSLATORS` from resource type to a function that yields
things. The module of a provider is imported when a declaration of it is met, so that a folder pays for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from hds_policies.model.thing import Inventory, Thing
from hds_policies.translate.hosting import hosting
from hds_policies.translate.public_modules import with_public_modules
from hds_policies.translate.reading import Neighbours, Resource

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration

Translator = Callable[[Resource], Iterator[Thing]]

# First word of the resource type → modules that translate it. One line to add a provider.
_MODULES: Mapping[str, tuple[str, ...]] = {
    "aws": ("aws", "dedicated_lines", "region_guards"),
    "azurerm": ("azurerm", "dedicated_lines", "region_guards"),
    "google": ("google", "dedicated_lines", "region_guards"),
    "ovh": ("ovh", "copies"),
    "openstack": ("openstack", "copies"),
    "scaleway": ("scaleway", "copies"),
    "outscale": ("outscale", "copies"),
    "clevercloud": ("clevercloud",),
    "panos": ("panos",),
    "flexibleengine": ("flexibleengine", "firewalls", "copies"),
    "ibm": ("ibm", "copies"),
    "oci": ("oci", "copies"),
    "aiven": ("services", "copies"),
    "mongodbatlas": ("services", "copies"),
    "datadog": ("copies",),
    "newrelic": ("copies",),
    "exoscale": ("firewalls", "services"),
    "hcloud": ("firewalls",),
    "digitalocean": ("firewalls",),
    "linode": ("firewalls",),
    "vultr": ("firewalls",),
    "numspot": ("firewalls", "services"),
    "scalingo": ("services",),
    "cloudavenue": ("services", "firewalls"),
    "cloudtemple": ("services",),
}


def translate(declarations: Iterable[Declaration]) -> Inventory:
    """All things of one root; the types that no table knows are listed on the inventory."""
    neighbours = Neighbours(with_public_modules(declarations))
    unknown_types: set[str] = set()
    things: list[Thing] = []
    failures: list[tuple[Declaration, str]] = []
    for resource in neighbours:
        if resource.declaration.mode == "module":
            continue
        try:
            # All that one call of a public module makes is in one place: its address is judged once.
            if neighbours.at(resource.address) is resource:
                things += hosting(resource, unknown_types)
            if resource.declaration.mode == "managed":
                for translator in translators_of(resource.type):
                    things += translator(resource)
                    # What is translated is known, whatever its place matters for.
                    unknown_types.discard(resource.declaration.shown_type)
        except Exception as error:  # noqa: BLE001 - one resource that is not understood must not hide the others
            failures.append((resource.declaration, f"{type(error).__name__}: {error}"))
    return Inventory(things, unknown_types, failures)


def translators_of(type_name: str) -> tuple[Translator, ...]:
    """What is done with a managed resource of the type; nothing for types that no table knows."""
    tables = _tables(type_name.split("_", 1)[0])
    return tuple(translator for table in tables for translator in table.get(type_name, ()))


@cache
def _tables(word: str) -> list[Mapping[str, tuple[Translator, ...]]]:
    modules = _MODULES.get(word, ())
    return [import_module(f"hds_policies.translate.{name}").TRANSLATORS for name in modules]
