"""Confront an inventory with rules; every rule gives a verdict on every thing it is about, and none is lost.

Here, and nowhere else, a verdict becomes `waived`: whoever judges gets the project's exclusions applied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hds_policies.finding import Evidence, Finding, Subject, fingerprint
from hds_policies.model.thing import Thing
from hds_policies.model.value import Reference, Setting, Undecided, Unknown, Why
from hds_policies.redaction import REDACTED, looks_secret
from hds_policies.rule import Outcome, Rule, Severity, Text, Theme, Verdict

if TYPE_CHECKING:
    import datetime as dt

    from hds_policies.model.context import Context
    from hds_policies.model.declaration import Declaration
    from hds_policies.model.policy import Exclusion

_WHY = {
    Why.COMPUTED: Text("the provider sets it at apply", "le fournisseur le fixe à l'application"),
    Why.NO_VALUE: Text("no value was given", "aucune valeur n'a été donnée"),
    Why.MODULE_NOT_FETCHED: Text("the module was not fetched", "le module n'a pas été téléchargé"),
    Why.DATA_SOURCE: Text("it is read from outside", "elle est lue à l'extérieur"),
    Why.RUN_TIME: Text("only the run knows it", "seule l'exécution la connaît"),
    Why.UNDECLARED: Text("nothing of that name is declared here", "rien de ce nom n'est déclaré ici"),
    Why.NOT_EVALUATED: Text("it could not be computed", "elle n'a pas pu être calculée"),
    Why.NOT_ANSWERED: Text("the account did not tell", "le compte ne l'a pas dit"),
}
_ACCEPTED = Text(" · accepted until {until}: {reason}", " · accepté jusqu'au {until} : {reason}")
_NO_LONGER_ACCEPTED = Text(
    " · no longer accepted since {until}, when its exclusion ended: {reason}",
    " · n'est plus accepté depuis le {until}, fin de son exclusion : {reason}",
)
_LONGEST_VALUE = 200


def judge(context: Context, rules: Iterable[Rule[Any]], *, explain_passes: bool = False) -> Iterator[Finding]:
    """Findings of every outcome.

    Passes are many and seldom shown: unless `explain_passes`, they carry neither evidence, region nor fingerprint.
    """
    by_kind: dict[type[Thing], list[_Judged]] = {}
    for thing in context.inventory:
        by_kind.setdefault(type(thing), []).append(_Judged(thing))
    for rule in rules:
        settings = context.policy.rules.get(rule.id, {})
        if settings.get("enabled") is False:
            continue
        requirements = tuple((requirement.id, requirement.label) for requirement in rule.satisfies)
        exclusions = _exclusions(rule, context)
        for kind, judged in by_kind.items():
            if not issubclass(kind, rule.subject):
                continue
            for each in judged:
                verdict = _verdict(rule, each.thing, context)
                if verdict is not None:
                    explain = explain_passes or verdict.outcome is not Outcome.PASS
                    finding = _finding(rule, each, verdict, settings.get("severity"), requirements, explain=explain)
                    yield _accepted(finding, exclusions, context.today) if exclusions else finding


def not_established(
    rule: Rule[Any], declaration: Declaration, unknown: Unknown, why: Text, context: Context
) -> Finding | None:
    """The verdict on a declaration of which nothing was told: open. None when the project switched the rule off."""
    settings = context.policy.rules.get(rule.id, {})
    if settings.get("enabled") is False:
        return None
    message = Text(f"not established: {why.en}", f"non établi : {why.fr}")
    verdict = Verdict(Outcome.UNKNOWN, message, (Setting(unknown, declaration=declaration),))
    requirements = tuple((requirement.id, requirement.label) for requirement in rule.satisfies)
    judged = _Judged(Thing(declaration=declaration))
    finding = _finding(rule, judged, verdict, settings.get("severity"), requirements, explain=True)
    return _accepted(finding, _exclusions(rule, context), context.today)


def _exclusions(rule: Rule[Any], context: Context) -> list[Exclusion]:
    """What the project accepts of a rule."""
    # Where data is, nobody may accept: `hds.yaml` is refused then, and nor does it help to build a policy by hand.
    if rule.theme is Theme.RESIDENCY:
        return []
    return [each for each in context.policy.exclusions if each.rule_id == rule.id]


class _Judged:
    """A thing, and what all findings on it say of it."""

    __slots__ = ("_named", "_placed", "thing")

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        self._named: Subject | None = None
        self._placed: Subject | None = None

    @property
    def named(self) -> Subject:
        """The thing without its place."""
        if self._named is None:
            declaration, placement = self.thing.declaration, self.thing.placement
            self._named = Subject(
                address=declaration.address,
                type=declaration.shown_type,
                name=declaration.name,
                root=declaration.root,
                provider=placement.host if placement else declaration.provider.name,
                region=None,
                country=None,
            )
        return self._named

    @property
    def placed(self) -> Subject:
        """The thing with its place, unless the source marks that as sensitive."""
        if self._placed is None:
            self._placed = self.named
            placement = self.thing.placement
            if placement is not None and not _is_sensitive(placement.region, self.thing):
                self._placed = replace(self.named, region=placement.region_name, country=placement.country)
        return self._placed


def _verdict(rule: Rule[Any], thing: Thing, context: Context) -> Verdict | None:
    try:
        return rule.check(thing, context) if rule.takes_context else rule.check(thing)
    except Undecided as undecided:
        setting = undecided.setting
        if setting is None:
            setting = Setting(undecided.unknown, declaration=thing.declaration)
        return Verdict(Outcome.UNKNOWN, _not_known(setting.attribute, undecided.unknown), (setting,))
    except Exception as error:  # noqa: BLE001 - a rule that crashes is a visible error, never a silence
        text = f"{type(error).__name__}: {error}"
        return Verdict(
            Outcome.ERROR,
            Text(f"the rule {rule.id} crashed: {text}", f"la règle {rule.id} a échoué : {text}"),
        )


def _not_known(attribute: str, unknown: Unknown) -> Text:
    chain = " → ".join(step for step in unknown.chain if step)
    name = attribute or "value"
    why = _WHY[unknown.why]
    led = f" ({chain})" if chain else ""
    return Text(f"{name} is not known: {why.en}{led}", f"{attribute or 'la valeur'} n'est pas connue : {why.fr}{led}")


def _finding(
    rule: Rule[Any],
    judged: _Judged,
    verdict: Verdict,
    severity: Severity | None,
    requirements: tuple[tuple[str, str], ...],
    *,
    explain: bool,
) -> Finding:
    thing = judged.thing
    declaration = thing.declaration
    return Finding(
        rule_id=rule.id,
        theme=rule.theme,
        severity=next(level for level in (severity, verdict.severity, rule.severity) if level is not None),
        outcome=verdict.outcome,
        fingerprint=fingerprint(rule.id, declaration.root, declaration.address, _identity(thing, verdict))
        if explain
        else "",
        subject=judged.placed if explain else judged.named,
        location=declaration.location,
        title=rule.title,
        message=_without_sensitive(verdict, thing) if verdict.message else rule.title,
        fix=rule.fix,
        evidence=tuple(_evidence(setting, thing) for setting in verdict.settings) if explain else (),
        requirements=requirements,
    )


def _accepted(finding: Finding, exclusions: list[Exclusion], today: dt.date) -> Finding:
    """The finding as the project takes it: what failed or is undecided may be accepted for a time."""
    subject = finding.subject
    if finding.outcome not in {Outcome.FAIL, Outcome.UNKNOWN}:
        return finding
    covering = [each for each in exclusions if each.covers(finding.rule_id, subject.root, subject.address)]
    if not covering:
        return finding
    # Of several, the one that holds longest.
    exclusion = max(covering, key=lambda each: each.until)
    words = (_ACCEPTED if exclusion.in_force(today) else _NO_LONGER_ACCEPTED).format(
        until=exclusion.until.isoformat(), reason=exclusion.reason
    )
    return replace(
        finding,
        outcome=Outcome.WAIVED if exclusion.in_force(today) else finding.outcome,
        message=Text(finding.message.en + words.en, finding.message.fr + words.fr),
        exclusion=exclusion,
    )


def _without_sensitive(verdict: Verdict, thing: Thing) -> Text:
    """The message of a verdict less the values that the source marks sensitive: rules quote what they judge."""
    message = verdict.message
    assert message is not None
    for setting in verdict.settings:
        if isinstance(setting.raw, str) and setting.raw and _is_sensitive(setting, thing):
            message = Text(message.en.replace(setting.raw, REDACTED), message.fr.replace(setting.raw, REDACTED))
    return message


def _is_sensitive(setting: Setting[Any], thing: Thing) -> bool:
    origins = (setting.declaration or thing.declaration).origins
    return not setting.by_default and origins is not None and origins.is_sensitive(setting.attribute)


_POSITION = re.compile(r"\[\d+\]")


def _identity(thing: Thing, verdict: Verdict) -> str:
    """What tells the thing from its siblings: not its position, which a block inserted above changes, but its values."""
    plain = _POSITION.sub("", thing.detail)
    if plain == thing.detail:
        return plain
    return plain + json.dumps([setting.raw for setting in verdict.settings], ensure_ascii=False, default=_plain)


def _evidence(setting: Setting[Any], thing: Thing) -> Evidence:
    declaration = setting.declaration or thing.declaration
    origin = declaration.origin_of(setting.attribute)
    unknown = setting.raw if isinstance(setting.raw, Unknown) else None
    return Evidence(
        attribute=setting.attribute,
        value=None if unknown is not None else _shown(setting, sensitive=_is_sensitive(setting, thing)),
        location=origin.location,
        chain=unknown.chain if unknown is not None and unknown.chain else origin.chain,
        address=declaration.address if declaration is not thing.declaration else "",
        by_default=setting.by_default,
        note=setting.note,
        unknown=unknown is not None,
    )


def _shown(setting: Setting[Any], *, sensitive: bool) -> str:
    # A rule about secrets hides the value that it judged by this word.
    shown = setting.shown
    if sensitive or (isinstance(shown, str) and shown == REDACTED):
        return REDACTED
    text = json.dumps(shown, ensure_ascii=False, default=_plain)
    if not isinstance(shown, bool) and looks_secret(setting.attribute, text):
        return REDACTED
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Unknown):
        return "(unknown)"
    if isinstance(value, Reference):
        return value.address
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)
