"""Answers of an account that were given once, and are given again without a server: for many audits that differ in one call."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
import botocore.awsrequest
import botocore.httpsession
import pytest

from accounts_on_moto import ACCOUNT
from hds_scanners.scan import Options, Scan, judge_accounts
from hds_scanners.sources.aws.account import Account, Calls
from hds_scanners.sources.aws.gathered import Gathered
from hds_scanners.sources.aws.gathering import gather
from hds_scanners.sources.aws.reading import reading_of
from http_faults import Asked, Fault, refused, request_of

Verdicts = dict[tuple[str, str, str, str], Counter[str]]
"""Outcomes by rule, address, type and name."""
FaultOf = Callable[[Asked], "Fault | Exception | None"]


class _Raw:
    """A body as urllib3 gives it."""

    def __init__(self, body: bytes) -> None:
        self._file = io.BytesIO(body)

    def read(self, *size: int) -> bytes:
        return self._file.read(*size)

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self._file.read()


@dataclass(slots=True)
class RecordedAccount:
    """What was answered, by what was asked."""

    address: str
    regions: tuple[str, ...]
    answers: dict[Asked, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    fault: FaultOf = lambda _: None
    _clients: dict[tuple[str, str], Any] = field(default_factory=dict)
    _session: boto3.Session = field(default_factory=lambda: boto3.Session("a", "b", region_name="eu-west-3"))

    def audit(self, fault: FaultOf = lambda _: None) -> tuple[Gathered, Scan]:
        """What is gathered and judged when some calls fail."""
        self.fault = fault
        self.asked.clear()
        account = Account(
            self._session,
            ACCOUNT,
            "aws",
            Calls(),
            endpoint_url=self.address,
            elsewhere=True,
            regions=self.regions,
            patience=0.2,
            _clients=self._clients,
        )
        found = gather([account], workers=2)[0]
        return found, judge_accounts([reading_of(found)], Options(explain_passes=True))

    def send(self, real: Callable[[Any, Any], Any], session: Any, request: Any) -> Any:
        """An answer in the place of what an HTTP session would get."""
        asked = request_of(request.method, request.url, request.headers, request.body)
        self.asked.append(asked)
        fault = self.fault(asked)
        if isinstance(fault, Exception):
            raise fault
        if fault is not None:
            return _answer(request.url, fault.status, {"content-type": fault.kind}, fault.body.encode())
        if asked not in self.answers:
            given = real(session, request)
            self.answers[asked] = (given.status_code, dict(given.headers), given.content)
        return _answer(request.url, *self.answers[asked])


def _answer(url: str, status: int, headers: dict[str, str], body: bytes) -> Any:
    return botocore.awsrequest.AWSResponse(url, status, botocore.awsrequest.HeadersDict(headers), _Raw(body))


@contextmanager
def recorded(address: str, *regions: str) -> Iterator[RecordedAccount]:
    """An account whose calls are answered by the server the first time, and from memory after that."""
    account = RecordedAccount(address, regions)
    with pytest.MonkeyPatch.context() as patch:
        real = botocore.httpsession.URLLib3Session.send
        patch.setattr(
            botocore.httpsession.URLLib3Session, "send", lambda session, request: account.send(real, session, request)
        )
        patch.setattr(Account, "release", lambda *_: None)
        yield account


def verdicts(scan: Scan) -> Verdicts:
    """All outcomes of a scan."""
    found: Verdicts = defaultdict(Counter)
    for item in scan.findings:
        subject = item.subject
        found[item.rule_id, subject.address, subject.type, subject.name][item.outcome.value] += 1
    return found


def errors(scan: Scan) -> list[str]:
    """What the scan says that it could not establish."""
    return [item.message.en for item in scan.diagnostics if item.severity == "error"]


def denial(asked: Asked) -> Fault:
    """Access denied as the service says it."""
    code = {"ec2": "UnauthorizedOperation", "sns": "AuthorizationError"}.get(asked.service, "AccessDenied")
    return refused(asked, code)


def worsened(before: Verdicts, after: Verdicts) -> list[str]:
    """What a call that told nothing must not do: make a failure, let a failure pass or let it go without a word."""
    open_rules = {rule for (rule, *_), outcomes in after.items() if outcomes["unknown"]}
    found = []
    for key in before.keys() | after.keys():
        was, now = before.get(key, Counter()), after.get(key, Counter())
        if now["error"] or now["fail"] > was["fail"]:
            found.append(f"fails: {key}")
        if was["fail"] > now["fail"] and now["pass"] > was["pass"]:
            found.append(f"passes: {key}")
        if was["fail"] > now["fail"] and key[0] not in open_rules:
            found.append(f"is silent: {key}")
    return found
