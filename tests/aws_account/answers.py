"""Answers in the documented shapes, which botocore checks, without a server: the facts they make, and the verdicts."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.stub import Stubber

from hds_policies.catalogue import RULES
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.rule import Outcome
from hds_policies.translate import translate
from hds_scanners.sources.aws.account import Account, Api, Calls
from hds_scanners.sources.aws.gathered import Fact, Gathered
from hds_scanners.sources.aws.reading import reading_of
from hds_scanners.sources.aws.services import KINDS

Answer = tuple[str, str, dict[str, Any]]
HERE = "eu-west-3"
ACCOUNT = "123456789012"


def gathered(main_type: str, *answers: Answer, region: str = HERE) -> list[Fact]:
    """The facts that a kind of thing makes of answers, which come in this order."""
    kind = next(kind for kind in KINDS if main_type in kind.types)
    account = Account(boto3.Session("a", "b", region_name=region), ACCOUNT, "aws", Calls(), regions=(region,))
    # What is not stubbed must not be asked anywhere.
    account.endpoint_url = "http://127.0.0.1:9"
    stubs: dict[str, Stubber] = {}
    for service, operation, response in answers:
        if service not in stubs:
            stubs[service] = Stubber(account.client(service, region))
            stubs[service].activate()
        if "Error" in response:
            stubs[service].add_client_error(operation, response["Error"], response.get("Message", ""))
        else:
            stubs[service].add_response(operation, response)
    api = Api(account, region, frozenset(kind.calls))
    found: list[Fact] = []
    waiting: deque[Iterator[Any]] = deque([kind.gather(api)])
    while waiting:
        for item in waiting.popleft():
            if isinstance(item, Fact):
                item.region = region if item.region is None else item.region
                found.append(item)
            else:
                waiting.append(item())
    for stub in stubs.values():
        stub.assert_no_pending_responses()
    assert not api.problems
    return found


def verdicts(facts: list[Fact], *themes: str) -> set[tuple[str, str]]:
    """(outcome, rule) for all that is said of the facts, hosts and places left out unless asked for."""
    reading = reading_of(Gathered(ACCOUNT, facts=facts, regions=(HERE,)))
    inventory = translate(reading.declarations)
    assert not inventory.failures
    assert not inventory.unknown_types
    context = Context(inventory, today=dt.date(2026, 11, 24))
    return {
        (finding.outcome.value, finding.rule_id)
        for finding in judge(context, RULES)
        if finding.outcome is not Outcome.ERROR
        and (finding.theme.value in themes if themes else finding.theme.value not in ("residency", "provider"))
    }
