"""What the pack says, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from hds_policies.finding import Finding
from hds_policies.rule import Outcome, Text

_FIX = Text("What to change: {fix}", "À changer : {fix}")
_MORE = Text(
    "Requirements: {requirements}. More: hds rule {id}. Fingerprint: {fingerprint}",
    "Exigences : {requirements}. Détails : hds rule {id}. Empreinte : {fingerprint}",
)
_LABEL = {
    "required": Text("required", "exigée"),
    "derived": Text("derived", "déduite"),
    "provider": Text("the host's offer", "offre de l'hébergeur"),
}
_UNDECIDED = Text("Not decided: {message}", "Indécidable : {message}")
_WAIVED = Text("Waived: {message}", "Dérogation : {message}")
_CRASHED = Text(
    "{message}. This is a defect of the pack: please report it.",
    "{message}. C'est un défaut du pack : merci de le signaler.",
)
_NO_TYPES = Text(
    "{n} resource types that this pack does not know: {names}",
    "{n} types de ressources que ce pack ne connaît pas : {names}",
)
_NOT_UNDERSTOOD = Text(
    "{name} could not be judged: {error}; please report it",
    "{name} n'a pas pu être jugée : {error} ; merci de le signaler",
)
_EXCLUSION_ENDED = Text(
    "{source}: the exclusion of {id} ended on {until}; remove it, or decide again",
    "{source} : l'exclusion de {id} a pris fin le {until} ; la retirer, ou redécider",
)
JUDGED_WITH_THE_STACK = Text(
    "nothing that this resource decides by itself", "rien que cette ressource décide à elle seule"
)


def _say(text: Text, language: str, **values: object) -> str:
    return text.in_language(language).format(**values)


def violation(finding: Finding, language: str) -> str:
    """What the engine shows of a finding; the fingerprint is the one that `hds scan` gives."""
    message = finding.message.in_language(language)
    label = {Outcome.UNKNOWN: _UNDECIDED, Outcome.WAIVED: _WAIVED, Outcome.ERROR: _CRASHED}.get(finding.outcome)
    # The engine shows the title of a policy nowhere else.
    lines = [finding.title.in_language(language), message if label is None else _say(label, language, message=message)]
    if finding.outcome is Outcome.FAIL:
        lines.append(_say(_FIX, language, fix=finding.fix.in_language(language)))
    asked = ", ".join(f"{name} ({_say(_LABEL[asker], language)})" for name, asker in finding.requirements)
    more = _say(_MORE, language, requirements=asked, id=finding.rule_id, fingerprint=finding.fingerprint)
    lines.append(more)
    return "\n".join(lines)


def unknown_types(types: Iterable[str], language: str) -> str:
    """Which types nobody looked at."""
    names = sorted(types)
    return _say(_NO_TYPES, language, n=len(names), names=", ".join(names))


def not_understood(name: str, error: str, language: str) -> str:
    """That a resource could not be translated."""
    return _say(_NOT_UNDERSTOOD, language, name=name, error=error)


def exclusion_ended(source: str, rule_id: str, until: str, language: str) -> str:
    """That an exclusion is over."""
    return _say(_EXCLUSION_ENDED, language, source=source, id=rule_id, until=until)
