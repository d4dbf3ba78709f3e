"""A call that told nothing: it stands in the report, and in the place of what it would have told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hds_policies.model.value import Unknown, Why
from hds_policies.rule import Text

# Where a region is not enabled, it does not know the credentials ("Error codes", General Reference).
_NOT_ENABLED = frozenset({"AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException"})
_CLOCK = frozenset({"RequestTimeTooSkewed", "SignatureDoesNotMatch", "InvalidSignatureException"})


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
    Reason.DENIED: Text("access denied to {call}", "accès refusé à {call}"),
    Reason.EXPIRED: Text("the credentials had expired for {call}", "les identifiants avaient expiré pour {call}"),
    Reason.THROTTLED: Text(
        "{call} was refused as too frequent, to the end", "{call} refusé jusqu'au bout : trop d'appels"
    ),
    Reason.NOT_OFFERED: Text("the interface does not offer {call}", "l'interface n'offre pas {call}"),
    Reason.NO_SUCH_SETTING: Text(
        "the host has no {call}, by its documentation", "l'hébergeur n'a pas {call}, selon sa documentation"
    ),
    Reason.FAILED: Text("{call} failed ({detail})", "{call} a échoué ({detail})"),
}
POLICIES = {
    "service control policy": Text(
        "a service control policy of the organisation forbids it",
        "une politique de contrôle de l'organisation l'interdit",
    ),
    "resource control policy": Text(
        "a resource control policy of the organisation forbids it",
        "une politique de contrôle des ressources de l'organisation l'interdit",
    ),
    "permissions boundary": Text("the permissions boundary forbids it", "la limite d'autorisations l'interdit"),
    "session policy": Text("the session policy forbids it", "la politique de session l'interdit"),
    "VPC endpoint policy": Text(
        "the policy of the VPC endpoint forbids it", "la politique du point de terminaison de VPC l'interdit"
    ),
}
"""What else than the rights of who asks may forbid a call, as messages of AWS name it."""


NO_ADDRESS = "no such address"
"""The detail of what is not offered because the service is not in the region."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One call that told nothing."""

    action: str
    """The right that the call takes."""
    region: str
    reason: Reason
    detail: str = ""
    call: str = ""
    """The call, where it is not called as the right: `s3:ListBuckets`."""
    policy: str = ""
    """A key of `POLICIES`, where AWS says that it is another than those of who asks."""

    @property
    def said(self) -> Text:
        """What happened, wherever it was, in both languages."""
        call = f"{self.call} ({self.action})" if self.call else self.action
        text = _SAID[self.reason]
        return Text(*(each.format(call=call, detail=self.detail) for each in (text.en, text.fr)))

    @property
    def remedy(self) -> Text | None:
        """What to do, or what stands against it; None where there is nothing to say."""
        if self.reason is not Reason.DENIED:
            return None
        if self.detail in _NOT_ENABLED:
            return Text(
                f"{self.detail}, as where a region is not enabled for the account",
                f"{self.detail}, comme là où une région n'est pas activée dans le compte",
            )
        if self.detail in _CLOCK:
            return Text(
                f"{self.detail}: check the secret key, and the clock of this machine",
                f"{self.detail} : vérifier la clé secrète, et l'horloge de cette machine",
            )
        allow = Text(f"allow {self.action}", f"permettre {self.action}")
        return POLICIES.get(self.policy, allow)

    @property
    def why(self) -> Text:
        """What happened, where, and what to do, in both languages."""
        said, remedy = self.said, self.remedy
        if self.region:
            said = Text(f"{said.en} in {self.region}", f"{said.fr} dans {self.region}")
        return said if remedy is None else Text(f"{said.en}: {remedy.en}", f"{said.fr} : {remedy.fr}")

    @property
    def unknown(self) -> Unknown:
        """What stands where the answer would have been."""
        return Unknown(Why.NOT_ANSWERED, (self.why.en,))
