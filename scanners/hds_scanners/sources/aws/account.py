"""Calls to one account: retried, limited in rate, counted, and never others than the table lists."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import boto3
import botocore.exceptions
import botocore.parsers
from botocore import xform_name
from botocore.config import Config

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.problem import NO_ADDRESS, Problem, Reason

if TYPE_CHECKING:
    from hds_scanners.sources.aws.call import Call

PATIENCE = 300.0
"""Seconds for which a call is tried again while the service says that there are too many."""
_LONGEST_PAUSE = 15.0
_ATTEMPTS = 3
"""For failures that may pass: broken connections, internal errors."""

_THROTTLED = frozenset(
    {
        "BandwidthLimitExceeded",
        "EC2ThrottledException",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "TooManyRequestsException",
        "429",
    }
)
DENIED = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",
        "AuthorizationErrorException",
        "Forbidden",
        "NotAuthorized",
        "UnauthorizedException",
        "UnauthorizedOperation",
        "403",
    }
)
EXPIRED = frozenset(
    {
        "ExpiredToken",
        "ExpiredTokenException",
        "RequestExpired",
        "TokenRefreshRequired",
    }
)
REFUSED = frozenset(
    {
        "AuthFailure",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidToken",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
# The account does not use the service, so there is nothing of it.
_NOT_USED = frozenset(
    {"AWSOrganizationsNotInUseException", "NotSignedUp", "OptInRequired", "SubscriptionRequiredException"}
)
# The interface has no such operation: hosts that speak the language of AWS speak a part of it.
_NOT_OFFERED = frozenset(
    {
        "InvalidAction",
        "MethodNotAllowed",
        "NotImplemented",
        "UnknownOperationException",
        "UnsupportedOperation",
        "404",
        "405",
        "501",
    }
)


class NotEstablishedError(Exception):
    """A list was not given, so that it is not known whether there is anything of the kind."""

    def __init__(self, problem: Problem, call: Call) -> None:
        super().__init__(problem.said.en)
        self.problem = problem
        self.call = call


class StoppedError(Exception):
    """The user interrupted, or the credentials ended: no more calls."""


@dataclass(slots=True)
class Calls:
    """What was asked, by whom, and for how long; shared by all accounts of a run."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Requests by (action, region), without tries that failed."""
    retried: int = 0
    waited: float = 0.0
    """Seconds in which some thread waited for an answer."""
    stop: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, action: str, region: str, seconds: float) -> None:
        """One request was answered, well or badly."""
        with self.lock:
            self.made[action, region] += 1
            self.waited += seconds

    def retry(self) -> None:
        """One request is made again."""
        with self.lock:
            self.retried += 1


@dataclass(slots=True, eq=False)
class Account:
    """One account, or the part of one that an S3-compatible host keeps."""

    session: boto3.Session
    id: str
    partition: str
    calls: Calls
    name: str = ""
    endpoint_url: str | None = None
    elsewhere: bool = False
    """Whether another address than AWS' own answers: an S3-compatible host, an emulator."""
    host: str = "aws"
    """A key of `hds_policies.facts.hosts`."""
    services: frozenset[str] = frozenset()
    """The services that answer at the address; all when empty."""
    regions: tuple[str, ...] = ()
    limited: bool = False
    """Whether the user named the regions: what is listed for all of them at once is then kept to these."""
    home: str = "us-east-1"
    """The region through which what has none is asked for."""
    patience: float = field(default_factory=lambda: PATIENCE)
    timeout: float = 30.0
    _clients: dict[tuple[str, str], Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    ended: threading.Event = field(default_factory=threading.Event)
    problems: list[Problem] = field(default_factory=list)
    """Met on the way in."""
    offered: set[tuple[str, str]] = field(default_factory=set)
    """Services and operations that were answered once."""
    hopeless: Counter[str] = field(default_factory=Counter)
    """Operations that failed to the end, by how often: the next time they are not tried as long."""

    def client(self, service: str, region: str) -> Any:
        """The client of a service in a region; made once, which costs more than a call."""
        key = (service, region)
        with self._lock:
            if key not in self._clients:
                # One try by botocore itself, with its limit of rate; whether to try again is `_again`'s to say.
                config = Config(
                    retries={"mode": "adaptive", "total_max_attempts": 1},
                    connect_timeout=10,
                    read_timeout=self.timeout,
                    max_pool_connections=32,
                    user_agent_extra="hds-audit",
                    # Only AWS answers at names that begin with a part of an interface.
                    inject_host_prefix=not self.elsewhere,
                )
                client = self.session.client(service, region_name=region, endpoint_url=self.endpoint_url, config=config)
                if self.elsewhere and client.meta.service_model.endpoint_discovery_operation is not None:
                    # An address that is named is not asked where to ask, which would lead to AWS.
                    address = client.meta.endpoint_url
                    client = self.session.client(service, region_name=region, endpoint_url=address, config=config)
                client.meta.events.register("needs-retry", partial(self._again, region))
                if self.elsewhere and service == "s3control":
                    client.meta.events.register("before-call", self._without_number)
                self._clients[key] = client
            return self._clients[key]

    @property
    def stopped(self) -> bool:
        """Whether no more calls are to be made: the user interrupted, or the credentials ended."""
        return self.calls.stop.is_set() or self.ended.is_set()

    def release(self, service: str, region: str) -> None:
        """Let a client go: one for each service and region would take half a gigabyte."""
        with self._lock:
            client = self._clients.pop((service, region), None)
        if client is not None:
            client.close()

    def forget(self, service: str) -> None:
        """Let the description of a service go, which nothing will ask any more: botocore keeps all it ever read."""
        kept = getattr(getattr(self.session, "_loader", None), "_cache", None)
        if isinstance(kept, dict):
            with self._lock:
                for key in list(kept):
                    if any(str(part).partition("/")[0] == service for part in key):
                        kept.pop(key, None)

    def _without_number(self, params: dict[str, Any], **_: Any) -> None:
        """Ask at the address itself: only AWS answers at names that begin with an account's number."""
        params["url"] = params["url"].replace(f"://{self.id}.", "://", 1)

    def _again(
        self, region: str, response: Any, operation: Any, attempts: int, caught_exception: Exception | None, **_: Any
    ) -> float | None:
        """Seconds to wait before the request is made again; None when it is not."""
        if self.stopped:
            return None
        code, status = "", 0
        if response is not None:
            status = response[0].status_code
            code = str(told_code(response[1]))
        if code in _THROTTLED or status == 429:
            spent = sum(_pause(attempt) for attempt in range(1, attempts))
            if spent > self.patience:
                return None
            self.calls.retry()
            return _pause(attempts) * random.uniform(0.8, 1.0)  # noqa: S311 - spreads tries, hides nothing
        service = operation.service_model.service_name
        if response is not None and _is_not_offered(self, (service, operation.name, region), told_message(response[1])):
            return None
        passing = status >= 500 or isinstance(
            caught_exception,
            (
                botocore.exceptions.ConnectionError,
                botocore.exceptions.HTTPClientError,
                botocore.exceptions.ReadTimeoutError,
            ),
        )
        if not passing or attempts >= (_ATTEMPTS if not self.hopeless[operation.name] else 1):
            return None
        self.calls.retry()
        return 0.25 * 2.0**attempts * random.uniform(0.5, 1.0)  # noqa: S311 - same


def told_code(parsed: Any) -> str:
    """The code of the error in a parsed answer, "" when it is none."""
    error = parsed.get("Error") if isinstance(parsed, Mapping) else None
    return str(error.get("Code") or "") if isinstance(error, Mapping) else ""


def _pause(attempt: int) -> float:
    return min(_LONGEST_PAUSE, 0.5 * 2.0 ** min(attempt - 1, 10))


@dataclass(slots=True, eq=False)
class Api:
    """One account as seen from one region, for one kind of thing."""

    account: Account
    region: str
    allowed: frozenset[Call]
    problems: list[Problem] = field(default_factory=list)

    def arn(self, service: str, resource: str, region: str | None = None) -> str:
        """The ARN of something whose description bears none."""
        where = self.region if region is None else region
        return f"arn:{self.account.partition}:{service}:{where}:{self.account.id}:{resource}"

    def every(self, call: Call, **parameters: Any) -> list[Any]:
        """All items that a call lists, on all its pages. Raises `NotEstablishedError`."""
        return [item for page in self.pages(call, **parameters) for item in _member(page, call.result) or ()]

    def pages(self, call: Call, **parameters: Any) -> Iterator[Any]:
        """Answers one after the other, for calls that list several things. Raises `NotEstablishedError`."""
        try:
            yield from self._pages(call, parameters)
        except _ABSENT:
            return
        except _TROUBLE as trouble:
            raise NotEstablishedError(self._note(call, trouble), call) from None

    def page(self, call: Call, **parameters: Any) -> Any:
        """One answer, of a call that botocore knows no pages of. Raises `NotEstablishedError`."""
        return next(self.pages(call, **parameters), {})

    def in_region(self, region: str) -> Api:
        """The same account and kind as seen from another region; problems are noted together."""
        return Api(self.account, region, self.allowed, self.problems)

    def listed(self, call: Call, **parameters: Any) -> list[Any] | Unknown:
        """The same for details of one thing: Unknown when the call told nothing."""
        items: list[Any] = []
        try:
            for page in self._pages(call, parameters):
                items += _member(page, call.result) or []
        except _ABSENT:
            return []
        except _TROUBLE as trouble:
            problem = self._note(call, trouble)
            # Where there is no such call, there is no such thing; that nothing was asked is said.
            return [] if problem.reason is Reason.NOT_OFFERED else problem.unknown
        return items

    def one(self, call: Call, **parameters: Any) -> Any:
        """What a call answers: None when nothing was set, Unknown when it told nothing."""
        try:
            page = next(self._pages(call, parameters), None)
            found = _member(page, call.result)
        except _ABSENT:
            return None
        except _TROUBLE as trouble:
            problem = self._note(call, trouble)
            # An interface that says so has no such setting; one that fails with a page may only be broken.
            return None if problem.reason is Reason.NOT_OFFERED and problem.detail in _NOT_OFFERED else problem.unknown
        return found

    def _pages(self, call: Call, parameters: dict[str, Any]) -> Iterator[Any]:
        if call not in self.allowed:
            raise AssertionError(f"{call.action} is not in the table for this kind of thing")
        client = self.account.client(call.service, self.region)
        method = xform_name(call.operation)
        paged = client.can_paginate(method)
        pages = iter(client.get_paginator(method).paginate(**parameters)) if paged else None
        while True:
            if self.account.stopped:
                raise StoppedError
            started = time.perf_counter()
            page = self._next(call, pages, client, parameters)
            if page is None:
                return
            self.account.calls.count(call.action, self.region, time.perf_counter() - started)
            self.account.offered.add((call.service, call.operation))
            yield page
            if not paged:
                following = _following(client, method, call, page)
                # The same mark again would go round in circles.
                if not following or following.items() <= parameters.items():
                    return
                parameters = {**parameters, **following}

    def _next(self, call: Call, pages: Iterator[Any] | None, client: Any, parameters: dict[str, Any]) -> Any:
        """The next page; None after the last."""
        try:
            if pages is None:
                return getattr(client, xform_name(call.operation))(**parameters)
            return next(pages, None)
        except botocore.exceptions.ClientError as error:
            code = told_code(error.response)
            unused = call.unused and call.unused in told_message(error.response)
            if unused or code in call.absent or code in _NOT_USED:
                self.account.calls.count(call.action, self.region, 0.0)
                raise _AbsentError from None
            raise

    def _note(self, call: Call, trouble: Exception) -> Problem:
        problem = _problem(call, self, trouble)
        if problem.reason is Reason.EXPIRED:
            # Nothing will be told any more: of this account, others have credentials of their own.
            self.account.ended.set()
        if problem.reason in (Reason.FAILED, Reason.NOT_OFFERED):
            self.account.hopeless[call.operation] += 1
        self.problems.append(problem)
        return problem


class _AbsentError(Exception):
    pass


_ABSENT = (_AbsentError,)
_TROUBLE = (
    botocore.exceptions.BotoCoreError,
    botocore.exceptions.ClientError,
    botocore.parsers.ResponseParserError,
    OSError,
    ValueError,
)


# What an answer calls the mark where the next page begins, and what the request calls it.
_MARKS = (
    ("NextToken", "NextToken"),
    ("nextToken", "nextToken"),
    ("nextPageToken", "pageToken"),
    ("NextMarker", "NextMarker"),
    ("NextMarker", "Marker"),
    ("Marker", "Marker"),
    ("LastEvaluatedGlobalTableName", "ExclusiveStartGlobalTableName"),
)


def _following(client: Any, method: str, call: Call, page: Any) -> dict[str, str]:
    """The parameter that asks for the next page, of an operation of which botocore knows no pages; empty at the end."""
    shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[method]).input_shape
    holder = page.get(call.result.partition(".")[0]) if call.result.count(".") == 1 else None
    for told_as, asked_as in _MARKS:
        for answer in (page, holder):
            mark = answer.get(told_as) if isinstance(answer, Mapping) else None
            if isinstance(mark, str) and mark and shape is not None and asked_as in shape.members:
                return {asked_as: mark}
    return {}


def _member(page: Any, path: str) -> Any:
    if not isinstance(page, Mapping):
        return None
    value: Any = page
    for step in path.split(".") if path else ():
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _problem(call: Call, api: Api, trouble: Exception) -> Problem:
    action, region = call.action, api.region
    if isinstance(trouble, botocore.exceptions.ClientError):
        code = told_code(trouble.response)
        status = trouble.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if code in EXPIRED:
            return Problem(action, region, Reason.EXPIRED, code)
        if code in _THROTTLED or status == 429:
            return Problem(action, region, Reason.THROTTLED, code)
        if code in DENIED or code in REFUSED or status == 403:
            return Problem(action, region, Reason.DENIED, code)
        if (
            code in _NOT_OFFERED
            or status in (404, 405, 501)
            or _is_not_offered(api.account, (call.service, call.operation, region), told_message(trouble.response))
        ):
            return Problem(action, region, Reason.NOT_OFFERED, code)
        return Problem(action, region, Reason.FAILED, code or f"HTTP {status}")
    if isinstance(trouble, (botocore.exceptions.NoCredentialsError, botocore.exceptions.TokenRetrievalError)):
        return Problem(action, region, Reason.EXPIRED, type(trouble).__name__)
    if isinstance(trouble, botocore.exceptions.EndpointConnectionError) and not (
        api.account.elsewhere or _is_in(api.account, call.service, region)
    ):
        return Problem(action, region, Reason.NOT_OFFERED, NO_ADDRESS)
    if isinstance(trouble, botocore.parsers.ResponseParserError):
        if _is_not_offered(api.account, (call.service, call.operation, region), str(trouble)):
            return Problem(action, region, Reason.NOT_OFFERED, "an error page instead of an answer")
        return Problem(action, region, Reason.FAILED, "its answer makes no sense")
    return Problem(action, region, Reason.FAILED, type(trouble).__name__)


# A web server answers with a page of its own where nothing behind it does; 502 to 504 say that something would.
_ERROR_PAGE = re.compile(r"(?i)<title>\s*(?:404|405|500|501)\b")


def _is_not_offered(account: Account, asked: tuple[str, str, str], text: str) -> bool:
    """Whether an error page means that the host has no such call there: AWS answers otherwise, and so does what once did.

    What is asked are the service, the operation and the region.
    """
    if not account.elsewhere or not _ERROR_PAGE.search(text):
        return False
    service, operation, region = asked
    return (service, operation) not in account.offered or not _is_in(account, service, region)


def told_message(response: Any) -> str:
    """The message of the error in a parsed answer."""
    error = response.get("Error") if isinstance(response, Mapping) else None
    return str(error.get("Message") or "") if isinstance(error, Mapping) else ""


def _is_in(account: Account, service: str, region: str) -> bool:
    """Whether botocore's list of endpoints has the service in the region: lists are behind, so no is only a hint."""
    return region in account.session.get_available_regions(service, partition_name=account.partition)
