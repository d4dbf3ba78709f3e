"""What was gathered, as a document that is kept: versioned, without secrets, judged again by `hds scan FILE`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hds_policies.model.value import Unknown, Why
from hds_policies.redaction import REDACTED, looks_secret
from hds_scanners.sources.aws.gathered import Fact, Gathered, Unestablished, Unreached
from hds_scanners.sources.aws.problem import Problem, Reason

FORMAT = "hds-aws-account"
VERSION = 1
_UNKNOWN = "$unknown"


class OtherVersionError(ValueError):
    """The document is of a version that is not read."""


def document(gathered: Sequence[Gathered], now: dt.datetime) -> Iterator[str]:
    """The document, a line for each fact."""
    yield f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "gathered": "{now.isoformat(timespec="seconds")}",\n'
    yield '  "accounts": ['
    for position, one in enumerate(gathered):
        yield "," if position else ""
        head = {
            "account": one.account,
            "name": one.name,
            "partition": one.partition,
            "host": one.host,
            "endpoint": one.endpoint,
            "regions": list(one.regions),
            "partial": one.partial,
            **(
                {"unreached": [[list(item.types), item.service, item.region] for item in one.unreached]}
                if one.unreached
                else {}
            ),
            "failure": list(one.failure) if one.failure else None,
            "closed_regions": {region: _problem(problem) for region, problem in one.closed_regions.items()},
            "problems": [_problem(problem) for problem in one.problems],
            "unestablished": [
                {
                    "types": list(item.types),
                    "service": item.service,
                    "region": item.region,
                    "problem": _problem(item.problem),
                }
                for item in one.unestablished
            ],
        }
        yield "\n    {"
        yield ",\n     ".join(
            f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()
        )
        yield ',\n     "resources": [\n      '
        yield ",\n      ".join(json.dumps(_fact(fact), ensure_ascii=False) for fact in one.facts)
        yield "\n     ]}"
    yield "\n  ]\n}\n"


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "action": problem.action,
        "region": problem.region,
        "reason": problem.reason.value,
        "detail": problem.detail,
        **({"call": problem.call} if problem.call else {}),
        **({"policy": problem.policy} if problem.policy else {}),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "address": fact.address,
        "type": fact.type,
        "name": fact.name,
        "region": fact.region,
        **({"shown": fact.shown} if fact.shown else {}),
        **({"unseen": _plain(fact.unseen, "")} if fact.unseen is not None else {}),
        **({"untold": _plain(fact.untold, "")} if fact.untold is not None else {}),
        "attributes": _plain(fact.attributes, ""),
    }


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, Unknown):
        return {_UNKNOWN: list(value.chain), "why": value.why.value}
    if isinstance(value, Mapping):
        return {str(key): _plain(item, str(key)) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item, name) for item in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = value.isoformat() if isinstance(value, dt.datetime) else str(value)
    # Names of arguments of ours are no secrets, whatever they end with; values in the spelling of secrets are.
    return REDACTED if looks_secret("", text) else text


def accounts(saved: Mapping[str, Any]) -> list[Gathered]:
    """The accounts of a document. Raises `OtherVersionError`; KeyError, TypeError, ValueError for another shape."""
    if saved.get("version") != VERSION:
        raise OtherVersionError(str(saved.get("version")))
    return [_account(one) for one in saved["accounts"]]


def _account(one: Mapping[str, Any]) -> Gathered:
    failure = one["failure"]
    return Gathered(
        str(one["account"]),
        str(one["name"]),
        str(one["partition"]),
        str(one["host"]),
        str(one["endpoint"]),
        tuple(map(str, one["regions"])),
        [
            Fact(
                str(item["type"]),
                str(item["address"]),
                str(item["name"]),
                {str(key): _value(value) for key, value in item["attributes"].items()},
                str(item["region"] or ""),
                str(item.get("shown") or ""),
                _value(item.get("unseen")),
                _value(item.get("untold")),
            )
            for item in _facts(one["resources"])
        ],
        [
            Unestablished(tuple(item["types"]), item["service"], item["region"], _read_problem(item["problem"]))
            for item in one["unestablished"]
        ],
        [_read_problem(item) for item in one["problems"]],
        {region: _read_problem(item) for region, item in one["closed_regions"].items()},
        partial=bool(one["partial"]),
        unreached=[
            Unreached(tuple(map(str, types)), str(service), str(region))
            for types, service, region in one.get("unreached", ())
        ],
        failure=(str(failure[0]), str(failure[1])) if failure else None,
    )


def _facts(listed: Any) -> Iterator[Mapping[str, Any]]:
    for item in listed:
        if not isinstance(item, Mapping):
            raise TypeError("a resource is no object")
        yield item


def _read_problem(item: Mapping[str, Any]) -> Problem:
    return Problem(
        str(item["action"]),
        str(item["region"]),
        Reason(item["reason"]),
        str(item["detail"]),
        str(item.get("call") or ""),
        str(item.get("policy") or ""),
    )


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        if _UNKNOWN in value:
            return Unknown(Why(value["why"]), tuple(map(str, value[_UNKNOWN])))
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value
