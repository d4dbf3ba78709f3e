"""What was gathered of an account, as the declarations that the rules judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hds_policies.finding import Evidence, Finding, fingerprint
from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.value import Unknown
from hds_policies.rule import Outcome, Text
from hds_scanners.sources.aws.problem import Reason
from hds_scanners.sources.terraform.diagnostics import Diagnostic

if TYPE_CHECKING:
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

    def settled(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, none of which passes or fails what could not be listed, and no two of which are taken for one.

        What completes a thing bears the thing's address, so that its type and name have to tell it from its siblings.
        """
        siblings: Counter[str] = Counter()
        for found in findings:
            finding: Finding | None = found
            said = self.unestablished.get((found.subject.address, found.subject.type))
            if said is not None:
                finding = _open(found, said)
            if finding is None:
                continue
            siblings[finding.fingerprint] += 1
            if finding.fingerprint and siblings[finding.fingerprint] > 1:
                subject = finding.subject
                detail = f"{finding.fingerprint}\0{subject.type}\0{subject.name}\0{siblings[finding.fingerprint]}"
                own = fingerprint(finding.rule_id, subject.root, subject.address, detail)
                finding = replace(finding, fingerprint=own)
            yield finding


def _open(finding: Finding, said: Text) -> Finding | None:
    """The finding as undecided; None when it says that all is well with what nobody has seen."""
    if finding.outcome is Outcome.PASS:
        return None
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
    said = {problem.said.en: problem.said for problem in gathered.problems}
    recurring = _recurring(gathered)
    for fact in gathered.facts:
        attributes = fact.attributes
        address = f"{fact.address} ({fact.region})" if fact.address in recurring else fact.address
        if fact.unseen is not None:
            why = "".join(fact.unseen.chain)
            reading.unestablished[address, fact.shown or fact.type] = said.get(why, Text(why, why))
        if fact.region:
            attributes = {"region": fact.region, **attributes}
        reading.declarations.append(
            Declaration(
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
        )
    for missing in gathered.unestablished:
        whose = f"arn:{gathered.partition}" if gathered.host == "aws" else gathered.host
        address = f"{whose}:{missing.service}:{missing.region}:{gathered.account}:*"
        reading.unestablished |= dict.fromkeys(((address, kind) for kind in missing.types), missing.problem.said)
        nothing = _NothingKnown(missing.problem.unknown)
        reading.declarations += [
            Declaration(
                address, kind, "*", nothing, _provider(kind, gathered), location, gathered.account, instance_of=address
            )
            for kind in missing.types
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
    """One line for each call that told nothing, with the regions where.

    `absent`: whether what an interface does not offer was taken not to be there.
    """
    by_call: dict[tuple[str, Reason], list[Problem]] = defaultdict(list)
    for problem in gathered.problems:
        if problem.region not in gathered.closed_regions:
            by_call[problem.action, problem.reason].append(problem)
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
        if reason is Reason.NOT_OFFERED:
            yield _said(
                "info",
                f"account {who}: {said.en} ({where}); what it would tell of is taken not to be there",
                f"compte {who} : {said.fr} ({ou}) ; ce dont il parlerait est tenu pour absent",
            )
            continue
        yield _said(
            "error",
            f"account {who}: {said.en} ({where}{times}); what it would have told is not established",
            f"compte {who} : {said.fr} ({ou}{times}) ; ce qu'il aurait dit n'est pas établi",
        )


def _said(severity: str, en: str, fr: str) -> Diagnostic:
    return Diagnostic(severity, "input", en, fr)
