"""One resource as its source wrote it, in Terraform words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from hds_policies.model.value import Unknown


@dataclass(frozen=True, slots=True)
class Location:
    """A range of lines in a file; `file` is relative to the scanned input, lines count from 1, columns from 0.

    `line` 0 means that the source has no lines (a plan, a state).
    """

    file: str
    line: int = 0
    end_line: int = 0
    column: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class AttributeOrigin:
    """Where an attribute's value comes from.

    `chain` leads from the attribute to the literal that decides it, e.g. `("var.region", "terraform.tfvars:3")`.
    """

    location: Location
    chain: tuple[str, ...] = ()


class Origins(Protocol):
    """Answers where an attribute of a declaration was written; asked only for what a report shows."""

    def origin_of(self, attribute: str) -> AttributeOrigin | None:
        """Origin of `versioning[0].enabled`, or of the nearest enclosing block; None when nothing was written.

        `provider.region` asks for the argument of the provider configuration in effect.
        """
        ...

    def is_sensitive(self, attribute: str) -> bool:
        """Whether the source marks the value as sensitive, so that it must not be shown."""
        ...


@dataclass(frozen=True, slots=True)
class ProviderConfiguration:
    """The provider configuration a resource uses.

    `key` is Terraform's spelling (`aws`, `aws.dr`), `source` the registry address (`hashicorp/aws`), `attributes` the
    evaluated arguments of the block (empty when there is none), nested blocks as lists of mappings.
    """

    name: str
    key: str = ""
    source: str | None = None
    version: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    location: Location | None = None
    configured: bool = False
    """Whether a block was found; a provider can also be configured by the environment, which no file shows."""
    host: str | None = None
    """Who answers, a key of `facts.hosts`, where the source has asked; else the provider and its arguments tell."""


class ModuleCall(Protocol):
    """What a call of a module that was not fetched says besides its inputs."""

    @property
    def version(self) -> str | None:
        """The version constraint as written, None when there is none."""
        ...

    def provider(self, name: str) -> ProviderConfiguration:
        """The configuration that the module would get for a provider's local name."""
        ...

    def provider_origin(self, name: str, argument: str) -> AttributeOrigin | None:
        """Where an argument of that configuration was written."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """One resource, data source, state backend or provider export, as its source wrote it.

    `attributes` maps argument names to plain values: str, bool, int, Decimal, None, list, dict, `Unknown`; nested blocks
    are lists of mappings, as in Terraform's plan JSON. The mapping may evaluate lazily: read only what you need.
    """

    address: str
    type: str
    name: str
    attributes: Mapping[str, Any]
    provider: ProviderConfiguration
    location: Location
    root: str = "."
    mode: str = "managed"
    """`managed`, `data`, `backend` (address `terraform.backend.<type>`) or `module` (a call that was not fetched)."""
    module: str = ""
    """Address of the module instance that holds it, "" for the root."""
    origins: Origins | None = field(default=None, repr=False)
    instance_of: str = ""
    """Address without instance keys in its last step (`module.x[0].aws_s3_bucket.b`)."""
    doubt: Unknown | None = None
    """Why there may be no such resource; None when it is certainly there."""
    call: ModuleCall | None = field(default=None, repr=False)
    """Of a `module`: its version and the providers that it gets."""

    whole: bool = False
    """Whether its source shows all that completes it, so that what it does not show is nowhere: a live account does."""

    spelled_type: str = ""
    """The type as the source spells it, where that is not Terraform's word: `aws:s3/bucket:Bucket`."""

    @property
    def shown_type(self) -> str:
        """The type that a report shows."""
        return self.spelled_type or self.type

    def origin_of(self, attribute: str) -> AttributeOrigin:
        """Where `attribute` was written, else where the declaration is."""
        found = self.origins.origin_of(attribute) if self.origins and attribute else None
        return found or AttributeOrigin(self.location)

    def get(self, name: str) -> Any:
        """The value of an argument, None when it was not written."""
        return self.attributes.get(name)


def is_absent(value: object) -> bool:
    """Whether nothing was written: null, or no block. An Unknown is not absent."""
    return not isinstance(value, Unknown) and (value is None or value == [])
