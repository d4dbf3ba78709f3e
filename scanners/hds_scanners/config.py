"""`hds.yaml`: what a project decides for itself, read into a `Policy`; every mistake is told with its line and key.

`hds_yaml.schema.json` describes the same file for editors. YAML is read as a tree of nodes, not as values: nodes know
their lines, and a country code such as NO stays text.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from hds_policies.facts.countries import EEA
from hds_policies.model.policy import Exclusion, Policy, Scope
from hds_policies.rule import Severity, Text

if TYPE_CHECKING:
    from hds_policies.facts.hosts import Host

ValueT = TypeVar("ValueT")

_LARGEST = 1_000_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


class ConfigurationError(Exception):
    """A mistake in `hds.yaml`; `message` names the file, the line and the key."""

    def __init__(self, file: Path, line: int, key: str, text: Text) -> None:
        place = f"{file}:{line}" if line else str(file)
        where = f"{place}: {key}" if key else place
        self.message = Text(f"{where}: {text.en}", f"{where} : {text.fr}")
        super().__init__(self.message.en)


def load_policy(file: Path, rule_ids: Collection[str]) -> Policy:
    """Read a policy. Raises `ConfigurationError`; `rule_ids` are the ids that its section `rules` may name."""
    try:
        if file.stat().st_size > _LARGEST:
            raise ConfigurationError(file, 0, "", Text("larger than 1 MB", "plus grand que 1 Mo"))
        source = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(
            file, 0, "", Text(f"cannot be read: {reason}", f"lecture impossible : {reason}")
        ) from None
    except UnicodeDecodeError:
        raise ConfigurationError(file, 0, "", Text("is not UTF-8 text", "n'est pas du texte UTF-8")) from None
    try:
        node = yaml.compose(source, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        line = mark.line + 1 if mark is not None else 0
        raise ConfigurationError(
            file, line, "", Text(f"not valid YAML: {problem}", f"YAML invalide : {problem}")
        ) from None
    return Policy() if node is None else _policy(_Entry(file, "", node), rule_ids)


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """One node of the file and the key that leads to it (`residency.countries[1]`)."""

    file: Path
    key: str
    node: Any

    def wrong(self, en: str, fr: str) -> ConfigurationError:
        return ConfigurationError(self.file, self.node.start_mark.line + 1, self.key, Text(en, fr))

    @property
    def empty(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == "tag:yaml.org,2002:null"

    def items(self) -> dict[str, _Entry]:
        """The entries of a mapping by key; nothing for an empty value."""
        if self.empty:
            return {}
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("a mapping of keys to values is expected", "des clés et leurs valeurs sont attendues")
        entries: dict[str, _Entry] = {}
        for key_node, value_node in self.node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _Entry(self.file, self.key, key_node).wrong("a key must be text", "une clé doit être du texte")
            name = key_node.value
            path = f"{self.key}.{name}" if self.key else name
            if name in entries:
                raise _Entry(self.file, path, key_node).wrong(
                    "this key is given twice", "cette clé est donnée deux fois"
                )
            entries[name] = _Entry(self.file, path, value_node)
        return entries

    def fields(self, *known: str) -> dict[str, _Entry]:
        """The entries of a mapping that has no other keys than these; empty ones are left out."""
        entries = self.items()
        for name, entry in entries.items():
            if name not in known:
                hint = _near(name, known)
                raise entry.wrong(
                    f"unknown key{hint.en}. Known here: {', '.join(known)}",
                    f"clé inconnue{hint.fr}. Connues ici : {', '.join(known)}",
                )
        return {name: entry for name, entry in entries.items() if not entry.empty}

    def text(self) -> str:
        """A scalar as it is spelled, so that NO is not read as false nor 0123 as 83."""
        if not isinstance(self.node, yaml.ScalarNode) or self.empty or not self.node.value:
            raise self.wrong("text is expected", "du texte est attendu")
        return str(self.node.value)

    def each(self) -> list[_Entry]:
        """The entries of a list; a single value stands for a list of one."""
        if self.empty:
            return []
        if isinstance(self.node, yaml.SequenceNode):
            return [_Entry(self.file, f"{self.key}[{index}]", item) for index, item in enumerate(self.node.value)]
        if isinstance(self.node, yaml.ScalarNode):
            return [self]
        raise self.wrong("a list is expected", "une liste est attendue")

    def texts(self) -> tuple[str, ...]:
        return tuple(entry.text() for entry in self.each())

    def integer(self, least: int, most: int = 36_500) -> int:
        spelled = self.text()
        if not spelled.isascii() or not spelled.isdigit() or not least <= int(spelled[:9]) <= most or len(spelled) > 9:
            raise self.wrong(
                f"a whole number from {least} to {most} is expected, not {spelled!r}",
                f"un nombre entier de {least} à {most} est attendu, et non « {spelled} »",
            )
        return int(spelled)

    def flag(self) -> bool:
        spelled = self.text().lower()
        if spelled not in _TRUE | _FALSE:
            raise self.wrong(
                f"true or false is expected, not {spelled!r}", f"true ou false est attendu, et non « {spelled} »"
            )
        return spelled in _TRUE

    def date(self) -> dt.date:
        spelled = self.text()
        try:
            return dt.date.fromisoformat(spelled)
        except ValueError:
            raise self.wrong(
                f"a date such as 2027-12-31 is expected, not {spelled!r}",
                f"une date comme 2027-12-31 est attendue, et non « {spelled} »",
            ) from None

    def word(self, known: Iterable[str]) -> str:
        spelled = self.text().lower()
        words = list(known)
        if spelled not in words:
            hint = _near(spelled, words)
            raise self.wrong(
                f"{spelled!r} is not known{hint.en}. Known: {', '.join(words)}",
                f"« {spelled} » n'est pas connu{hint.fr}. Connus : {', '.join(words)}",
            )
        return spelled


def _near(word: str, known: Iterable[str]) -> Text:
    found = difflib.get_close_matches(word, list(known), n=1)
    return Text(f"; did you mean {found[0]}?", f" ; vouliez-vous dire {found[0]} ?") if found else Text("", "")


def _given(fields: Mapping[str, _Entry], name: str, read: Callable[[_Entry], ValueT], default: ValueT) -> ValueT:
    entry = fields.get(name)
    return default if entry is None else read(entry)


def _section(fields: Mapping[str, _Entry], name: str, *known: str) -> dict[str, _Entry]:
    return fields[name].fields(*known) if name in fields else {}


def _policy(entry: _Entry, rule_ids: Collection[str]) -> Policy:
    top = entry.fields("version", "residency", "scope", "hosts", "logs", "backups", "objects", "rules", "exclusions")
    if "version" in top and top["version"].text() != "1":
        raise top["version"].wrong("only version 1 is known", "seule la version 1 est connue")
    default = Policy()
    hosts = _hosts(top["hosts"]) if "hosts" in top else {}
    residency = _section(top, "residency", "countries", "regions")
    logs = _section(top, "logs", "retention_days", "maximum_days")
    backups = _section(top, "backups", "retention_days")
    objects = _section(top, "objects", "retention_days")
    kept = _given(
        logs, "retention_days", lambda node: node.integer(default.log_retention_days), default.log_retention_days
    )
    return Policy(
        countries=_given(residency, "countries", _countries, None),
        regions=_regions(residency["regions"], hosts) if "regions" in residency else {},
        log_retention_days=kept,
        log_retention_maximum_days=_given(logs, "maximum_days", lambda node: node.integer(kept), None),
        backup_retention_days=_given(
            backups,
            "retention_days",
            lambda node: node.integer(default.backup_retention_days),
            default.backup_retention_days,
        ),
        object_retention_days=_given(objects, "retention_days", lambda node: node.integer(1), None),
        hosts=hosts,
        scope=_given(top, "scope", _scope, default.scope),
        rules=_rules(top["rules"], rule_ids) if "rules" in top else {},
        exclusions=tuple(_exclusion(item, rule_ids) for item in top["exclusions"].each())
        if "exclusions" in top
        else (),
    )


def _countries(entry: _Entry) -> frozenset[str] | None:
    codes: set[str] = set()
    for item in entry.each():
        code = item.text().upper()
        if code == "EEA":
            return None
        if code not in EEA:
            raise item.wrong(
                f"{code!r} is no state of the European Economic Area; a project can be stricter than the Code, not laxer."
                f" ISO codes: {', '.join(sorted(EEA))}",
                f"« {code} » n'est pas un État de l'Espace économique européen ; un projet peut être plus strict que le"
                f" Code, pas plus souple. Codes ISO : {', '.join(sorted(EEA))}",
            )
        codes.add(code)
    if not codes:
        raise entry.wrong("at least one country is expected", "au moins un pays est attendu")
    return frozenset(codes)


def region_names(host: str, spelled: Iterable[str]) -> frozenset[str]:
    """Regions of a host as the table of facts calls them; what it does not know stays as it is spelled."""
    from hds_policies.facts.regions import locate  # noqa: PLC0415 - only for policies that list regions

    places = {name: locate(host, name) for name in spelled}
    return frozenset(place.name if place else name for name, place in places.items())


def _regions(entry: _Entry, own_hosts: Collection[str]) -> dict[str, frozenset[str]]:
    from hds_policies.facts.hosts import HOSTS  # noqa: PLC0415 - only for policies that list regions
    from hds_policies.facts.regions import providers  # noqa: PLC0415 - same

    known = {*HOSTS, *own_hosts, *providers()}
    regions: dict[str, frozenset[str]] = {}
    for host, item in entry.items().items():
        if host not in known:
            hint = _near(host, known)
            raise item.wrong(f"unknown host{hint.en}", f"hébergeur inconnu{hint.fr}")
        regions[host] = region_names(host, item.texts())
    return regions


def _scope(entry: _Entry) -> Scope:
    include, exclude = (
        _section(entry.fields("include", "exclude"), side, "addresses", "types", "tags")
        for side in ("include", "exclude")
    )
    return Scope(
        include_addresses=_patterns(include, "addresses"),
        exclude_addresses=_patterns(exclude, "addresses"),
        include_types=_patterns(include, "types"),
        exclude_types=_patterns(exclude, "types"),
        include_tags=_tags(include),
        exclude_tags=_tags(exclude),
    )


def _patterns(fields: Mapping[str, _Entry], name: str) -> tuple[str, ...]:
    return fields[name].texts() if name in fields else ()


def _tags(fields: Mapping[str, _Entry]) -> dict[str, str]:
    return {name: value.text() for name, value in fields["tags"].items().items()} if "tags" in fields else {}


def _hosts(entry: _Entry) -> dict[str, Host]:
    from hds_policies.facts.hosts import HOSTS  # noqa: PLC0415 - only for policies that name hosts

    return {key: _host(key, item, HOSTS.get(key)) for key, item in entry.items().items()}


def _host(key: str, entry: _Entry, known: Host | None) -> Host:
    from hds_policies.facts.evidence import Confidence  # noqa: PLC0415 - only for policies that name hosts
    from hds_policies.facts.hosts import Certificate, Claim, Host  # noqa: PLC0415 - same

    fields = entry.fields("name", "home_country", "certificate", "services_excluded", "source", "checked")
    if known is None and "certificate" not in fields:
        raise entry.wrong(
            "a host that is added needs its certificate (number, body, valid_from, valid_to)",
            "un hébergeur ajouté doit avoir son certificat (number, body, valid_from, valid_to)",
        )
    changes: dict[str, Any] = {
        "source": _given(fields, "source", _Entry.text, f"{entry.file.name}:{entry.node.start_mark.line + 1}"),
        "confidence": Confidence.VERIFIED,
        "checked": _given(fields, "checked", _Entry.date, dt.datetime.now(tz=dt.UTC).date()),
    }
    if "name" in fields:
        changes["name"] = fields["name"].text()
    if "home_country" in fields:
        changes["home_country"] = fields["home_country"].text().upper()
    if "services_excluded" in fields:
        changes["services_excluded"] = fields["services_excluded"].texts()
    if "certificate" in fields:
        certificate = fields["certificate"].fields(
            "number", "body", "version", "valid_from", "valid_to", "activities", "regions"
        )
        for needed in ("number", "valid_to"):
            if needed not in certificate:
                raise fields["certificate"].wrong(f"{needed} is missing", f"{needed} manque")
        since = _given(certificate, "valid_from", _Entry.date, None)
        until = certificate["valid_to"].date()
        if since is not None and until <= since:
            raise certificate["valid_to"].wrong("it ends before it begins", "il finit avant de commencer")
        changes["claim"] = Claim.STATED
        changes["certificate"] = Certificate(
            body=_given(certificate, "body", _Entry.text, None),
            number=certificate["number"].text(),
            valid_from=since,
            valid_to=until,
        )
        if "version" in certificate:
            changes["version"] = certificate["version"].text()
        if "activities" in certificate:
            changes["activities"] = frozenset(item.integer(1, 6) for item in certificate["activities"].each())
        if "regions" in certificate:
            changes["regions"] = frozenset(certificate["regions"].texts())
    if known is not None:
        return dataclasses.replace(known, **changes)
    return Host(**({"key": key, "name": key} | changes))


def _rules(entry: _Entry, rule_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    settings: dict[str, dict[str, Any]] = {}
    for name, item in entry.items().items():
        identifier = _rule_id(item, name, rule_ids)
        fields = item.fields("enabled", "severity")
        settings[identifier] = {}
        if "enabled" in fields:
            settings[identifier]["enabled"] = fields["enabled"].flag()
        if "severity" in fields:
            word = fields["severity"].word(severity.word for severity in Severity)
            settings[identifier]["severity"] = Severity[word.upper()]
    return settings


def _rule_id(entry: _Entry, spelled: str, rule_ids: Collection[str]) -> str:
    identifier = spelled.upper()
    if identifier not in rule_ids:
        hint = _near(identifier, rule_ids)
        raise entry.wrong(f"there is no such rule{hint.en}", f"cette règle n'existe pas{hint.fr}")
    return identifier


def _exclusion(entry: _Entry, rule_ids: Collection[str]) -> Exclusion:
    fields = entry.fields("rule", "addresses", "roots", "reason", "until")
    for needed, en, fr in _NEEDED_TO_EXCLUDE:
        if needed not in fields:
            raise entry.wrong(f"{needed} is missing: {en}", f"{needed} manque : {fr}")
    rule_id = _rule_id(fields["rule"], fields["rule"].text(), rule_ids)
    if rule_id in _residency_rules():
        raise fields["rule"].wrong(
            f"{rule_id} cannot be excluded: where health data is, the Code makes no exception (art. L1111-8)."
            " Move the resource, or leave it out of the scope if it holds no health data",
            f"{rule_id} ne peut pas être exclue : sur le lieu des données de santé, le Code n'admet pas d'exception"
            " (art. L1111-8). Déplacer la ressource, ou la sortir du périmètre (scope) si elle n'en porte aucune",
        )
    reason = fields["reason"].text().strip()
    if len(reason) < _SHORTEST_REASON:
        raise fields["reason"].wrong(
            "a reason that an auditor understands is expected", "une raison qu'un auditeur comprenne est attendue"
        )
    addresses = fields["addresses"].texts()
    if not addresses:
        raise fields["addresses"].wrong("at least one address is expected", "au moins une adresse est attendue")
    return Exclusion(
        rule_id=rule_id,
        addresses=addresses,
        reason=" ".join(reason.split()),
        until=fields["until"].date(),
        roots=_patterns(fields, "roots") or ("*",),
        source=f"{entry.file.name}:{entry.node.start_mark.line + 1}",
    )


_SHORTEST_REASON = 10
_NEEDED_TO_EXCLUDE = (
    (
        "rule",
        "the id of the rule whose findings are accepted",
        "l'identifiant de la règle dont les constats sont acceptés",
    ),
    (
        "addresses",
        'the resources it is about (patterns; "*" for all)',
        "les ressources dont il s'agit (motifs ; « * » pour toutes)",
    ),
    ("reason", "who accepts the risk, and why", "qui accepte le risque, et pourquoi"),
    ("until", "the last day it holds, e.g. 2027-12-31", "le dernier jour où elle vaut, p. ex. 2027-12-31"),
)


def _residency_rules() -> frozenset[str]:
    from hds_policies.catalogue import RULES  # noqa: PLC0415 - only for policies that exclude something
    from hds_policies.rule import Theme  # noqa: PLC0415 - same

    return frozenset(rule.id for rule in RULES if rule.theme is Theme.RESIDENCY)
