"""The names that Pulumi gives to resources and types."""

from __future__ import annotations

import re
from dataclasses import dataclass

PROVIDER_PREFIX = "pulumi:providers:"
STACK = "pulumi:pulumi:Stack"
STACK_REFERENCE = "pulumi:pulumi:StackReference"


@dataclass(frozen=True, slots=True)
class Urn:
    """`urn:pulumi:<stack>::<project>::<type of parent>$<type>::<name>`, taken apart; empty parts when it is none."""

    stack: str = ""
    project: str = ""
    token: str = ""
    name: str = ""


def parse(urn: str) -> Urn:
    """The parts of a URN; its name may hold `::` itself."""
    parts = urn.split("::", 3)
    if len(parts) != 4 or not parts[0].startswith("urn:pulumi:"):
        return Urn(name=urn.rpartition("::")[2])
    return Urn(parts[0].removeprefix("urn:pulumi:"), parts[1], parts[2].rpartition("$")[2], parts[3])


def stack_of(urn: Urn) -> str:
    """The stack as users name it, `project/stack`: one root, whether a program, a preview or an export tells of it."""
    return f"{urn.project}/{urn.stack}" if urn.project else ""


def child(stack: str, project: str, parent_types: str, token: str, name: str) -> str:
    """The URN of a resource under a parent whose chain of types is `parent_types` ("" under the stack itself)."""
    chain = f"{parent_types}${token}" if parent_types else token
    return f"urn:pulumi:{stack}::{project}::{chain}::{name}"


def package(token: str) -> str:
    """`aws` of `aws:s3/bucket:Bucket`, and of the provider `pulumi:providers:aws`."""
    if token.startswith(PROVIDER_PREFIX):
        return token.removeprefix(PROVIDER_PREFIX)
    return token.partition(":")[0]


def full_token(token: str) -> str:
    """The whole spelling of a type as YAML programs may shorten it: `aws:s3:Bucket`, `eks:Cluster`."""
    parts = token.split(":")
    if len(parts) == 2:
        parts.insert(1, "index")
    if len(parts) != 3 or "/" in parts[1] or parts[0] in _UNSPLIT:
        return ":".join(parts)
    module, name = parts[1], parts[2]
    return f"{parts[0]}:{module}/{name[:1].lower()}{name[1:]}:{name}"


# Packages made from a cloud's own interface: their modules have no second part.
_UNSPLIT = frozenset({"azure-native", "aws-native", "google-native", "kubernetes", "pulumi", "docker-build", "command"})
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake(name: str) -> str:
    """A type's name in Terraform's manner: `VPNGateway` and `vpnGateway` as `vpn_gateway`."""
    return _WORD.sub("_", name).lower()
