"""The catalogue as Pulumi lists it: one policy for each rule, and one for the pack itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pulumi.runtime.proto import analyzer_pb2 as protocol

from hds_policies.catalogue import RULES
from hds_policies.facts.countries import EEA
from hds_policies.facts.hosts import HOSTS
from hds_policies.facts.regions import providers
from hds_policies.model.hosting import StateBackend
from hds_policies.model.policy import Policy
from hds_policies.rule import Rule, Severity, Text

PACK = "hds"
ABOUT_THE_PACK = "HDS_PACK"
"""The policy that carries the settings of the whole pack, and tells what the others could not look at."""

JUDGED: Mapping[str, Rule[Any]] = {rule.id: rule for rule in RULES if not issubclass(rule.subject, StateBackend)}
"""By id. All but those about what Pulumi has no word for: a state backend is no resource of a stack."""
LEFT_OUT = frozenset(rule.id for rule in RULES) - {*JUDGED}

SEVERITY = {
    Severity.INFO: protocol.POLICY_SEVERITY_LOW,
    Severity.LOW: protocol.POLICY_SEVERITY_LOW,
    Severity.MEDIUM: protocol.POLICY_SEVERITY_MEDIUM,
    Severity.HIGH: protocol.POLICY_SEVERITY_HIGH,
    Severity.CRITICAL: protocol.POLICY_SEVERITY_CRITICAL,
}

_COUNTRIES = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "string", "enum": sorted(EEA)},
    "description": "ISO codes of the states of the EEA where data may be.",
}
_REGIONS = {
    "type": "object",
    "propertyNames": {"enum": sorted({*HOSTS, *providers()})},
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
    "description": "Allowed regions by host, e.g. {aws: [eu-west-3]}.",
}


def _days(what: str, minimum: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": minimum, "description": f"{what} number of days."}


# What the engine checks before it runs: a project can be stricter than what is required, never laxer.
_RULE_SETTINGS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "HDS_RES_020": {"countries": _COUNTRIES, "regions": _REGIONS},
    "HDS_LOG_004": {"retentionDays": _days("Least", Policy().log_retention_days)},
    "HDS_BKP_002": {"retentionDays": _days("Least", Policy().backup_retention_days)},
    "HDS_RET_001": {"retentionDays": _days("Least", 1)},
    "HDS_RET_002": {"maximumDays": _days("Most", Policy().log_retention_days)},
}
_PACK_SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "language": {
        "type": "string",
        "enum": ["en", "fr"],
        "description": "Of what is said; by default that of the locale.",
    },
    "configuration": {
        "type": "string",
        "description": "The hds.yaml to go by, relative to the program; by default the nearest one at or above it.",
    },
    "unknown": {
        "type": "string",
        "enum": ["report", "fail"],
        "default": "report",
        "description": "What is not decided: only told, or told at the level of its policy.",
    },
}

SETTINGS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {**_RULE_SETTINGS, ABOUT_THE_PACK: _PACK_SETTINGS}
"""JSON schema of each setting, by policy."""

_TITLE = Text("What the policy pack could not look at", "Ce que le pack de règles n'a pas pu examiner")
_FIX = Text(
    "hds dump --unknown-types lists such types; what holds health data there has to be shown otherwise.",
    "hds dump --unknown-types liste ces types ; ce qui y porte des données de santé est à montrer autrement.",
)


def described(language: str, documentation: str = "") -> list[protocol.PolicyInfo]:
    """All policies of the pack. `documentation` is the address under which `docs/` is served."""
    about = protocol.PolicyInfo(
        name=ABOUT_THE_PACK,
        displayName=_TITLE.in_language(language),
        description=_TITLE.in_language(language),
        enforcementLevel=protocol.ADVISORY,
        severity=protocol.POLICY_SEVERITY_LOW,
        policy_type=protocol.POLICY_TYPE_STACK,
        remediation_steps=_FIX.in_language(language),
    )
    about.configSchema.properties.update(_plain(_PACK_SETTINGS))
    return [*(_described(rule, language, documentation) for rule in JUDGED.values()), about]


def _described(rule: Rule[Any], language: str, documentation: str) -> protocol.PolicyInfo:
    title = rule.title.in_language(language)
    info = protocol.PolicyInfo(
        name=rule.id,
        displayName=title,
        description=title,
        enforcementLevel=protocol.ADVISORY,
        severity=SEVERITY[rule.severity],
        # Neither of resources nor of stacks: a finding is told as soon as what it rests on is known.
        policy_type=protocol.POLICY_TYPE_UNKNOWN,
        remediation_steps=rule.fix.in_language(language),
        tags=[rule.theme.value, *sorted({item.label for item in rule.satisfies}), *_texts(rule)],
        url=page(rule.id, language, documentation),
    )
    info.framework.name = "HDS"
    info.framework.version = "2.0"
    info.framework.reference = ", ".join(item.id for item in rule.satisfies)
    info.framework.specification = "; ".join(
        f"{item.id} ({item.label}): {item.title.in_language(language)}" for item in rule.satisfies
    )
    settings = _RULE_SETTINGS.get(rule.id)
    if settings:
        info.configSchema.properties.update(_plain(settings))
    return info


def _texts(rule: Rule[Any]) -> list[str]:
    """The texts behind a rule, each once."""
    return list(dict.fromkeys(item.framework.value for asked in rule.satisfies for item in asked.references))


def _plain(settings: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {name: dict(schema) for name, schema in settings.items()}


def page(rule_id: str, language: str, documentation: str) -> str:
    """Where the page of a rule is, "" when nowhere: where `docs/` is served, else in the working tree."""
    folder = "regles" if language == "fr" else "rules"
    if documentation:
        return f"{documentation.rstrip('/')}/{folder}/{rule_id}.md"
    file = Path(__file__).resolve().parents[3] / "docs" / folder / f"{rule_id}.md"
    return file.as_uri() if file.is_file() else ""
