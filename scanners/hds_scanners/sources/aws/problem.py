"""A call that told nothing: it stands in the report, and in the place of what it would have told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hds_policies.model.value import Unknown, Why
from hds_policies.rule import Text


class Reason(Enum):
    """Why a call told nothing."""

    DENIED = "denied"
    EXPIRED = "expired"
    THROTTLED = "throttled"
    NOT_OFFERED = "not-offered"
    NO_SUCH_SETTING = "no-such-setting"
    """By the documentation of the host, there is nothing to tell."""
    FAILED = "failed"


_SAID = {
    Reason.DENIED: Text("access denied to {action}", "accès refusé à {action}"),
    Reason.EXPIRED: Text("the credentials had expired for {action}", "les identifiants avaient expiré pour {action}"),
    Reason.THROTTLED: Text(
        "{action} was refused as too frequent, to the end", "{action} refusé jusqu'au bout : trop d'appels"
    ),
    Reason.NOT_OFFERED: Text("the interface does not offer {action}", "l'interface n'offre pas {action}"),
    Reason.NO_SUCH_SETTING: Text(
        "the host has no {action}, by its documentation", "l'hébergeur n'a pas {action}, selon sa documentation"
    ),
    Reason.FAILED: Text("{action} failed ({detail})", "{action} a échoué ({detail})"),
}


NO_ADDRESS = "no such address"
"""The detail of what is not offered because the service is not in the region."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One call that told nothing."""

    action: str
    region: str
    reason: Reason
    detail: str = ""

    @property
    def said(self) -> Text:
        """What happened, in both languages."""
        text = _SAID[self.reason]
        return Text(*(each.format(action=self.action, detail=self.detail) for each in (text.en, text.fr)))

    @property
    def unknown(self) -> Unknown:
        """What stands where the answer would have been."""
        return Unknown(Why.NOT_ANSWERED, (self.said.en,))
