"""The shape of a way in which data leaves its region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from hds_policies.facts.evidence import Confidence

Read: TypeAlias = Literal["doc", "mem"]
"""Whether the attribute was read in the provider's documentation, or is general knowledge."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One argument, or the mere existence of a resource, that makes data leave the primary region.

    `resources` are Terraform types, `*` as wildcard; `provider`, `provisioner`, `terraform.backend` and `data.http`
    stand for what is no managed resource; empty when only an API has it. `attribute` is spelled as documentation does,
    several alternatives in one line.

    `default` is what holds when nothing is written, None when nothing leaves or the argument is required. `allowed`
    says when health data may take the way, None when nothing is to be said: `EEA` every place resolves to the EEA;
    `EEA-list` to the project's list too; `SAME` the source's region; `NEVER`; `DECLARED` with a recorded exception.
    """

    number: int
    provider: str
    resources: tuple[str, ...]
    attribute: str
    effect_en: str
    effect_fr: str
    default: str | None
    allowed: str | None
    evidence: Read

    @property
    def confidence(self) -> Confidence:
        """How surely the attribute is known."""
        return Confidence.VERIFIED if self.evidence == "doc" else Confidence.MEMORY

    def effect(self, language: str) -> str:
        """What it does, in `fr` or `en`."""
        return self.effect_fr if language == "fr" else self.effect_en
