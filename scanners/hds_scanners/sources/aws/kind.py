"""One kind of thing in an account: which calls tell of it, and how their answers are said in Terraform words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from hds_policies.model.value import Unknown
from hds_policies.redaction import FOUND_IN_CLEAR, REDACTED, looks_secret
from hds_policies.translate.secrets_in_code import is_secret
from hds_scanners.sources.aws.gathered import Fact

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api
    from hds_scanners.sources.aws.call import Call


class Scope(Enum):
    """Where a kind of thing is listed."""

    REGION = "region"
    GLOBAL = "global"
    """Once for an account."""
    OREGON = "us-west-2"
    """Once for an account, through the only region that has the interface."""


Found: TypeAlias = "Fact | Callable[[], Iterator[Found]]"
"""A fact, or a reading of details that can be done apart."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of the table. `gather` makes no other calls than those listed in `calls`."""

    types: tuple[str, ...]
    """The Terraform types that are read, the main one first."""
    calls: tuple[Call, ...]
    gather: Callable[[Api], Iterator[Found]] = field(repr=False)
    scope: Scope = Scope.REGION

    @property
    def name(self) -> str:
        """How messages name the kind."""
        return self.types[0]


def told(answer: Any, path: str, default: Any = None) -> Any:
    """The member of an answer at a path such as `Status.0.Name`; `default` where there is none, Unknown where one stands."""
    value = answer
    for step in path.split("."):
        if isinstance(value, Unknown):
            return value
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, (list, tuple)) and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = None
        if value is None:
            return default
    return value


def fields(answer: Any, **paths: str) -> dict[str, Any]:
    """Terraform's arguments, each with what stands at a path of the answer; what the answer leaves out is left out."""
    found = {name: told(answer, path) for name, path in paths.items()}
    return {name: value for name, value in found.items() if value is not None}


def tags(listed: Any) -> dict[str, str]:
    """Tags from a list of `Key` and `Value` in any of the spellings of AWS, less what looks secret."""
    if isinstance(listed, Unknown) or not listed:
        return {}
    if isinstance(listed, Mapping):
        pairs = [(str(key), str(value)) for key, value in listed.items()]
    else:
        pairs = [
            (str(item.get("Key") or item.get("key")), str(item.get("Value") or item.get("value") or ""))
            for item in listed
            if isinstance(item, Mapping)
        ]
    return {key: REDACTED if looks_secret(key, value) else value for key, value in pairs}


def variable(name: Any, value: Any) -> str:
    """What is kept of the value of an environment variable: whether it is a secret."""
    return FOUND_IN_CLEAR if is_secret(str(name), str(value)) else REDACTED


def parameters(listed: Any) -> Any:
    """Parameters of an engine that somebody set, less what looks secret."""
    if isinstance(listed, Unknown):
        return listed
    return [
        fields(item, name="ParameterName", value="ParameterValue")
        for item in listed
        if item.get("ParameterValue") is not None
        and not looks_secret(str(item.get("ParameterName")), str(item["ParameterValue"]))
    ]


def site(address: Any) -> Any:
    """An address outside without what may be secret in it: user, path and query."""
    if not isinstance(address, str):
        return address
    parts = urlsplit(address if "://" in address else f"https://{address}")
    return f"{parts.scheme}://{parts.hostname}" if parts.hostname else None
