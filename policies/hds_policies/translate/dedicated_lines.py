"""Leased lines of AWS, Azure and Google, which carry what they carry in clear unless MACsec is on.

Facts are those of the providers' documentation; AWS offers MACsec from 10 Gbit/s on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.dedicated_machines import DedicatedLine
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.derivation import all_of, any_of, converted, names_something
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


def aws_connection(resource: Resource) -> Iterator[Thing]:
    """`aws_dx_connection`, `aws_dx_lag`: MACsec is asked for, or what traffic must do is set."""
    speed = resource.text("bandwidth" if resource.type == "aws_dx_connection" else "connections_bandwidth")
    if speed.known_or("10Gbps") not in ("10Gbps", "100Gbps", "400Gbps"):
        return
    mode: Setting[Any] = converted(resource.text("encryption_mode", ""), lambda word: word == "must_encrypt")
    yield DedicatedLine(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=any_of(mode, resource.boolean("request_macsec", default=False)),
    )


def azure_port(resource: Resource) -> Iterator[Thing]:
    """`azurerm_express_route_port`: both links need the name and the key of the secret, kept in a vault."""
    links = [_secret(block) for link in ("link1", "link2") for block in resource.blocks(link)]
    missing = [resource.at(link, raw=False) for link in ("link1", "link2") if not resource.has(link)]
    if links or missing:
        yield DedicatedLine(
            declaration=resource.declaration, placement=placement(resource), encrypted=all_of(*missing, *links)
        )


def _secret(link: Block) -> Setting[bool]:
    """Whether a key is named; a variable that was given nothing may name none."""
    key = link.text("macsec_cak_keyvault_secret_id")
    named = names_something(link, "macsec_cak_keyvault_secret_id")
    given_nothing = isinstance(key.raw, Unknown) and key.raw.why is Why.NO_VALUE
    return key if given_nothing else key.same_place(named)


def google_interconnect(resource: Resource) -> Iterator[Thing]:
    """`google_compute_interconnect`."""
    yield DedicatedLine(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("macsec_enabled", default=False),
    )


TRANSLATORS = merged(
    {
        "aws_dx_connection": aws_connection,
        "aws_dx_lag": aws_connection,
        "azurerm_express_route_port": azure_port,
        "google_compute_interconnect": google_interconnect,
    }
)
