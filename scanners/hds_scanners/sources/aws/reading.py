"""What was gathered of an account, as the declarations that the rules judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from hds_policies.finding import Evidence, Finding, fingerprint
from hds_policies.judge import not_established
from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.value import Unknown, Why
from hds_policies.rule import Outcome, Text, Theme
from hds_scanners.sources.aws.problem import NO_ADDRESS, Reason
from hds_scanners.sources.aws.rules_by_type import rules_on
from hds_scanners.sources.terraform.diagnostics import Diagnostic

if TYPE_CHECKING:
    from hds_policies.model.context import Context
    from hds_policies.rule import Rule
    from hds_scanners.sources.aws.gathered import Gathered
    from hds_scanners.sources.aws.problem import Problem


@dataclass(slots=True)
class AccountReading:
    """One account; the same members as the reading of a folder's root, and what could not be established."""

    account: str
    declarations: list[Declaration] = field(default_factory=list)
    modules_not_fetched: list[Any] = field(default_factory=list)
    """Always empty."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unestablished: dict[tuple[str, str], Text] = field(default_factory=dict)
    """By address and type: what could not be listed, which stands as a thing of which nothing is known, and why."""

    untold: dict[tuple[str, str], tuple[Declaration, Unknown]] = field(default_factory=dict)
    """By address and type: of what nothing is known, and why; no rule may be silent on it."""
    said: dict[str, Text] = field(default_factory=dict)
    """Why something is not known, in both languages, by the English that chains are made of."""
    unreached: set[str] = field(default_factory=set)
    """Addresses that stand for what was not reached: nothing is said of them."""
    _spoken: set[tuple[str, str, str]] = field(default_factory=set)

    def settled(self, findings: Iterable[Finding], rules: Iterable[Rule[Any]], context: Context) -> Iterator[Finding]:
        """The findings, none of which passes or fails what could not be listed, and no two of which are taken for one.

        What completes a thing bears the thing's address, so that its type and name have to tell it from its siblings.
        """
        siblings: Counter[str] = Counter()
        for found in chain(self._judged(findings), self._open(rules, context)):
            finding = self._in_both_languages(found) if found.outcome is Outcome.UNKNOWN else found
            siblings[finding.fingerprint] += 1
            if finding.fingerprint and siblings[finding.fingerprint] > 1:
                subject = finding.subject
                detail = f"{finding.fingerprint}\0{subject.type}\0{subject.name}\0{siblings[finding.fingerprint]}"
                own = fingerprint(finding.rule_id, subject.root, subject.address, detail)
                finding = replace(finding, fingerprint=own)
            yield finding

    def _judged(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            if finding.subject.address in self.unreached and finding.subject.name == "*":
                continue
            thing = (finding.subject.address, finding.subject.type)
            said = self.unestablished.get(thing)
            # A pass of what nobody has seen says nothing, but where it would be is known.
            if thing in self.untold and (
                said is None or finding.outcome is not Outcome.PASS or finding.theme in _PLACE
            ):
                self._spoken.add((*thing, finding.rule_id))
            if said is None:
                yield finding
            elif finding.outcome is not Outcome.PASS:
                yield _as_open(finding, said)

    def _open(self, rules: Iterable[Rule[Any]], context: Context) -> Iterator[Finding]:
        """What rules would have judged and, as nothing was told, were silent on."""
        if not self.untold:
            return
        by_id = {rule.id: rule for rule in rules}
        for thing, (declaration, unknown) in self.untold.items():
            why = "".join(unknown.chain)
            for identifier in rules_on(declaration.type):
                if identifier in by_id and (*thing, identifier) not in self._spoken:
                    said = self.said.get(why, Text(why, why))
                    finding = not_established(by_id[identifier], declaration, unknown, said, context)
                    if finding is not None:
                        yield finding

    def _in_both_languages(self, finding: Finding) -> Finding:
        """The finding with the chain of its message in French, where it is one of this account's."""
        message = finding.message
        for item in finding.evidence:
            for step in item.chain:
                if step in self.said:
                    message = Text(message.en, message.fr.replace(step, self.said[step].fr))
        return finding if message is finding.message else replace(finding, message=message)


_PLACE = frozenset({Theme.RESIDENCY, Theme.PROVIDER})


def _as_open(finding: Finding, said: Text) -> Finding:
    """The finding as undecided: it is on what nobody has seen."""
    return replace(
        finding,
        outcome=Outcome.UNKNOWN,
        message=Text(f"not established: {said.en}", f"non établi : {said.fr}"),
        evidence=(Evidence("", None, finding.location, (said.en,), unknown=True),),
    )


def reading_of(gathered: Gathered, file: str = "") -> AccountReading:
    """The declarations and diagnostics of one account, as found in a file or, without one, in the account itself."""
    reading = AccountReading(gathered.account)
    location = Location(file or f"{gathered.host}/{gathered.account}")
    whose = f"arn:{gathered.partition}" if gathered.host == "aws" else gathered.host
    for problem in gathered.problems:
        # Documents of former versions say less.
        reading.said |= {problem.said.en: problem.said, problem.why.en: problem.why}
    recurring = _recurring(gathered)
    for fact in gathered.facts:
        attributes = fact.attributes
        address = f"{fact.address} ({fact.region})" if fact.address in recurring else fact.address
        if fact.unseen is not None:
            why = "".join(fact.unseen.chain)
            reading.unestablished[address, fact.shown or fact.type] = reading.said.get(why, Text(why, why))
        if fact.region:
            attributes = {"region": fact.region, **attributes}
        declaration = Declaration(
            address,
            fact.type,
            fact.name,
            attributes,
            _provider(fact.type, gathered),
            location,
            gathered.account,
            instance_of=address,
            spelled_type=fact.shown,
            whole=not gathered.partial,
        )
        reading.declarations.append(declaration)
        untold = fact.untold if fact.unseen is None else fact.unseen
        if untold is not None:
            reading.untold[address, fact.shown or fact.type] = (declaration, untold)
    for missing in gathered.unestablished:
        address = f"{whose}:{missing.service}:{missing.region}:{gathered.account}:*"
        # Where it could be listed nowhere, no one region says why.
        reason = missing.problem.why if missing.region != "*" else replace(missing.problem, region="").why
        unknown = Unknown(Why.NOT_ANSWERED, (reason.en,))
        reading.said[reason.en] = reason
        for kind in missing.types:
            declaration = Declaration(
                address,
                kind,
                "*",
                _NothingKnown(unknown),
                _provider(kind, gathered),
                location,
                gathered.account,
                instance_of=address,
            )
            reading.declarations.append(declaration)
            reading.unestablished[address, kind] = reason
            reading.untold[address, kind] = (declaration, unknown)
    not_reached = _NothingKnown(Unknown(Why.NOT_ANSWERED, ("not reached before the interruption",)))
    for item in gathered.unreached:
        # Not judged, and in its place: what has none of them as far as was seen may have one.
        address = f"{whose}:{item.service}:{item.region}:{gathered.account}:*"
        reading.unreached.add(address)
        reading.declarations += [
            Declaration(
                address,
                kind,
                "*",
                not_reached,
                _provider(kind, gathered),
                location,
                gathered.account,
                instance_of=address,
            )
            for kind in item.types
        ]
    reading.diagnostics += _diagnostics(gathered)
    return reading


def _recurring(gathered: Gathered) -> set[str]:
    """Addresses that are used in several regions: other hosts tell load balancers, and some buckets, apart by name alone."""
    if gathered.host == "aws":
        return set()
    regions: dict[str, set[str]] = defaultdict(set)
    for fact in gathered.facts:
        if fact.region:
            regions[fact.address].add(fact.region)
    return {address for address, found in regions.items() if len(found) > 1}


def _provider(type_name: str, gathered: Gathered) -> ProviderConfiguration:
    """The provider that would have made it, and who answered."""
    word = type_name.partition("_")[0]
    return ProviderConfiguration(
        word,
        word,
        "hashicorp/aws" if word == "aws" else f"{word}/{word}",
        attributes={"endpoint": gathered.endpoint} if gathered.endpoint else {},
        configured=True,
        host=gathered.host if gathered.host != "aws" else None,
    )


class _NothingKnown(Mapping[str, Any]):
    """Arguments of what was not seen: each is unknown, for the same reason."""

    def __init__(self, unknown: Unknown) -> None:
        self._unknown = unknown

    def __getitem__(self, name: str) -> Any:
        return self._unknown

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _diagnostics(gathered: Gathered) -> Iterator[Diagnostic]:
    who = f"{gathered.account} ({gathered.name})" if gathered.name else gathered.account
    if gathered.failure is not None:
        en, fr = gathered.failure
        yield _said("error", f"account {who}: {en}", f"compte {who} : {fr}")
        return
    if gathered.partial:
        yield _said(
            "error",
            f"account {who}: interrupted; the result is partial, and what was not reached is not judged",
            f"compte {who} : interrompu ; le résultat est partiel, ce qui n'a pas été atteint n'est pas jugé",
        )
    for region, problem in sorted(gathered.closed_regions.items()):
        yield _said(
            "error",
            f"account {who}: nothing could be listed in {region} ({problem.said.en}, and so on)",
            f"compte {who} : rien n'a pu être listé dans {region} ({problem.said.fr}, etc.)",
        )
    yield from _problems(who, gathered, absent=gathered.host == "aws")


def _problems(who: str, gathered: Gathered, *, absent: bool) -> Iterator[Diagnostic]:
    """One line for each call that told nothing, with the regions where; one for all services that are in few regions.

    `absent`: whether what an interface does not offer was taken not to be there.
    """
    by_call: dict[tuple[str, Reason], list[Problem]] = defaultdict(list)
    nowhere: set[str] = set()
    for problem in gathered.problems:
        if problem.region in gathered.closed_regions:
            continue
        if problem.reason is Reason.NOT_OFFERED and problem.detail == NO_ADDRESS:
            nowhere.add(problem.action.partition(":")[0])
        else:
            by_call[problem.action, problem.reason].append(problem)
    if nowhere:
        named = ", ".join(sorted(nowhere))
        yield _said(
            "info",
            f"account {who}: services that some of the regions do not have: {named}",
            f"compte {who} : services que certaines régions n'ont pas : {named}",
        )
    for (_, reason), problems in sorted(by_call.items(), key=lambda item: (item[0][0], item[0][1].value)):
        regions = sorted({problem.region for problem in problems})
        where = (
            regions[0] if len(regions) == 1 else f"{len(regions)} regions" if len(regions) > 3 else ", ".join(regions)
        )
        ou = where.replace(" regions", " régions")
        said = problems[0].said
        times = f", {len(problems)} ×" if len(problems) > len(regions) else ""
        if reason is Reason.NO_SUCH_SETTING:
            yield _said("info", f"account {who}: {said.en} ({where})", f"compte {who} : {said.fr} ({ou})")
            continue
        if reason is Reason.NOT_OFFERED and not absent:
            yield _said(
                "info",
                f"account {who}: {said.en} ({where}); what it would have told is not established",
                f"compte {who} : {said.fr} ({ou}) ; ce qu'il aurait dit n'est pas établi",
            )
            continue
        remedy = problems[0].remedy
        what_to_do = Text("", "") if remedy is None else Text(f": {remedy.en}", f" : {remedy.fr}")
        if reason is Reason.NOT_OFFERED:
            yield _said(
                "info",
                f"account {who}: {said.en} ({where}); what it would tell of is taken not to be there",
                f"compte {who} : {said.fr} ({ou}) ; ce dont il parlerait est tenu pour absent",
            )
            continue
        yield _said(
            "error",
            f"account {who}: {said.en} ({where}{times}){what_to_do.en}; what it would have told is not established",
            f"compte {who} : {said.fr} ({ou}{times}){what_to_do.fr} ; ce qu'il aurait dit n'est pas établi",
        )


def _said(severity: str, en: str, fr: str) -> Diagnostic:
    return Diagnostic(severity, "input", en, fr)
