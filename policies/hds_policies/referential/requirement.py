"""The shape of a requirement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias

from hds_policies.referential.sources import CHECKED

if TYPE_CHECKING:
    from datetime import date

    from hds_policies.facts.evidence import Confidence
    from hds_policies.rule import Text

Label: TypeAlias = Literal["required", "derived", "provider"]
"""Who asks: the référentiel or the Code; good practice; one host's offer."""

Observable: TypeAlias = Literal["code", "partial", "none"]
"""How far definitions show it: they decide it; they give evidence; they show nothing."""


class Framework(Enum):
    """The texts that are referred to. The value is their name in reports, in French as they are French or European."""

    HDS_V2 = "Référentiel HDS v2.0"
    CSP = "Code de la santé publique"
    GDPR = "RGPD"
    ISO_27001 = "ISO/IEC 27001:2022"
    SECNUMCLOUD = "SecNumCloud 3.2"
    ANSSI = "Guides ANSSI"
    CNIL = "Guides CNIL"
    PGSSI_S = "PGSSI-S"
    OFFER = "Offre de l'hébergeur"


@dataclass(frozen=True, slots=True, repr=False)
class Reference:
    """One place in one text, e.g. `EXI 28` of the référentiel or `10.1` of SecNumCloud."""

    framework: Framework
    clause: str

    @property
    def text(self) -> str:
        """Name and place as one line."""
        return f"{self.framework.value} {self.clause}"


@dataclass(frozen=True, slots=True, repr=False)
class Requirement:
    """One requirement, in our own short words.

    `references` lists the texts behind it, the one that asks first; of a derived requirement, the référentiel comes
    last: it is served by it, and does not ask for it.
    """

    id: str
    label: Label
    title: Text
    references: tuple[Reference, ...]
    evidence: Observable
    confidence: Confidence
    sources: tuple[str, ...]
    checked: date = CHECKED

    @property
    def framework(self) -> str:
        """Name of the text that asks first."""
        return self.references[0].framework.value

    @property
    def reference(self) -> str:
        """The places in all texts, as one line."""
        return "; ".join(reference.text for reference in self.references)
