"""Calls to one account: retried, limited in rate, counted, and never others than the table lists."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import boto3
import botocore.exceptions
import botocore.parsers
from botocore import xform_name
from botocore.config import Config

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.hosts import interface_of
from hds_scanners.sources.aws.nonsense import refuse_nonsense
from hds_scanners.sources.aws.problem import NO_ADDRESS, POLICIES, Problem, Reason

if TYPE_CHECKING:
    from hds_scanners.sources.aws.call import Call
    from hds_scanners.sources.aws.hosts import Interface

PATIENCE = 180.0
"""Seconds for which an operation is tried again while the service says that there are too many calls."""
_LONGEST_PAUSE = 15.0
_ATTEMPTS = 3
"""For failures that may pass: broken connections, internal errors."""
_LONGEST_LIST = 10_000
"""Pages after which a list is taken to have no end. SSM's parameters come ten to a page."""
_EMPTY_PAGES = 200
"""Pages without anything, one after the other, after which it is too."""
_SILENCES = 3
"""Calls without any answer, one after the other, after which an operation in a region is not asked again."""

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
        "RequestTimeTooSkewed",
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
_NOT_IMPLEMENTED = 501
"""The status of what will not be otherwise the next time."""


class NotEstablishedError(Exception):
    """A list was not given, so that it is not known whether there is anything of the kind."""

    def __init__(self, problem: Problem, call: Call) -> None:
        super().__init__(problem.said.en)
        self.problem = problem
        self.call = call


class StoppedError(Exception):
    """The user interrupted, or the credentials ended: no more calls."""


_SIGNED_FOR = re.compile(r"Credential=[^/]+/\d+/([^/]+)/([^/]+)/")


@dataclass(slots=True)
class Calls:
    """What was asked, by whom, and for how long; shared by all accounts of a run."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Requests by (call, region), each as often as it was sent. Calls are spelled `s3:ListBuckets`."""
    retried: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def watch(self, events: Any) -> None:
        """Count whatever the clients of a session send from now on, its own for credentials included."""
        events.register("before-send", self._sent, unique_id="hds-audit-count")

    def _sent(self, request: Any, event_name: str, **_: Any) -> None:
        service, operation = event_name.split(".")[1:3]
        header = request.headers.get("Authorization", b"")
        signed = _SIGNED_FOR.search(header.decode() if isinstance(header, bytes) else str(header))
        region, service = (signed[1], signed[2]) if signed else ("", service)
        with self.lock:
            self.made[f"{service}:{operation}", region] += 1

    def retry(self) -> None:
        """One request is made again."""
        with self.lock:
            self.retried += 1


def _region_of(request: Any) -> str:
    """The region that a request is signed for."""
    context = request.get("context") if isinstance(request, Mapping) else None
    return str(context.get("client_region") or "") if isinstance(context, Mapping) else ""


Asked: TypeAlias = tuple[str, str]
"""An operation in a region."""


@dataclass(slots=True)
class Pace:
    """How often operations may be asked: those that are throttled wait together, and not for ever."""

    _since: dict[Asked, float] = field(default_factory=dict)
    """When each began to be throttled without being answered since."""
    _times: Counter[Asked] = field(default_factory=Counter)
    _until: dict[Asked, float] = field(default_factory=dict)
    _given_up: set[Asked] = field(default_factory=set)
    _silent: Counter[Asked] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def throttled(self, asked: Asked, patience: float) -> float | None:
        """Seconds to wait; None when it has been throttled for longer than there is patience.

        The more was given up, the less patience there is for the rest: a whole account that throttles must end too.
        """
        now = time.monotonic()
        with self._lock:
            since = self._since.setdefault(asked, now)
            if asked in self._given_up or now - since >= patience / (1 + len(self._given_up)):
                self._given_up.add(asked)
                return None
            if now >= self._until.get(asked, 0.0):
                self._times[asked] += 1
                self._until[asked] = now + min(_LONGEST_PAUSE, 0.5 * 2.0 ** min(self._times[asked] - 1, 10))
            return self._until[asked] - now

    def answered(self, asked: Asked) -> None:
        """It was answered: whatever was held against it is over."""
        if asked in self._since or asked in self._silent:
            with self._lock:
                for held in (self._since, self._until, self._times, self._silent):
                    held.pop(asked, None)
                self._given_up.discard(asked)

    def silent(self, asked: Asked) -> None:
        """No answer came, to the end."""
        with self._lock:
            self._silent[asked] += 1

    def is_dead(self, asked: Asked) -> bool:
        """Whether it never answers, so that asking again only takes time."""
        return self._silent[asked] >= _SILENCES

    def wait(self, asked: Asked) -> float:
        """Seconds to wait before a first try, since others of the kind wait."""
        with self._lock:
            if asked in self._given_up or asked not in self._until:
                return 0.0
            return max(0.0, self._until[asked] - time.monotonic())


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
    """A key of `hds_policies.facts.hosts`, or how the user calls a host that is not among them."""
    endpoints: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Addresses of another host by service and region: nothing else of it is read."""
    regions: tuple[str, ...] = ()
    limited: bool = False
    """Whether the user named the regions: what is listed for all of them at once is then kept to these."""
    home: str = "us-east-1"
    """The region through which what has none is asked for."""
    patience: float = field(default_factory=lambda: PATIENCE)
    """Seconds, as `PATIENCE`."""
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
    pace: Pace = field(default_factory=Pace)

    def client(self, service: str, region: str) -> Any:
        """The client of a service in a region; made once, which costs more than a call."""
        key = (service, region)
        with self._lock:
            if key not in self._clients:
                address = self.endpoints.get(key, self.endpoint_url)
                # One try by botocore itself; whether and when to try again is `_again`'s to say. Its own limit of rate
                # would slow all of a service down to one call in two seconds for one operation that is throttled.
                config = Config(
                    retries={"mode": "standard", "total_max_attempts": 1},
                    connect_timeout=10,
                    read_timeout=self.timeout,
                    max_pool_connections=32,
                    user_agent_extra="hds-audit",
                    # Only AWS answers at names that begin with a part of an interface.
                    inject_host_prefix=not self.elsewhere,
                    # Not every host has a name, and a certificate, for each bucket.
                    s3={"addressing_style": "path"} if self.endpoints else None,
                )
                client = self.session.client(service, region_name=region, endpoint_url=address, config=config)
                if self.elsewhere and client.meta.service_model.endpoint_discovery_operation is not None:
                    # An address that is named is not asked where to ask, which would lead to AWS.
                    address = client.meta.endpoint_url
                    client = self.session.client(service, region_name=region, endpoint_url=address, config=config)
                client.meta.events.register("needs-retry", self._again)
                if self.endpoints and service == "s3":
                    client.meta.events.register("before-parse", _without_objects)
                client.meta.events.register("before-parse", refuse_nonsense)
                if self.elsewhere and service == "s3control":
                    client.meta.events.register("before-call", self._without_number)
                self._clients[key] = client
            return self._clients[key]

    def has(self, service: str, region: str) -> bool:
        """Whether a region may have a service: at other hosts any may."""
        return self.elsewhere or self.lists(service, region)

    def lists(self, service: str, region: str) -> bool:
        """Whether botocore's list of endpoints has the service in the region: lists are behind, so no is only a hint."""
        return region in self.session.get_available_regions(service, partition_name=self.partition)

    @property
    def interface(self) -> Interface:
        """What is known of what answers."""
        return interface_of(self.host)

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
        self,
        response: Any,
        operation: Any,
        attempts: int,
        caught_exception: Exception | None,
        request_dict: Any,
        **_: Any,
    ) -> float | None:
        """Seconds to wait before the request is made again; None when it is not."""
        if self.stopped:
            return None
        code, status = "", 0
        key = (f"{operation.service_model.service_name}:{operation.name}", _region_of(request_dict))
        if response is not None:
            status = response[0].status_code
            code = str(told_code(response[1]))
        if code in _THROTTLED or status == 429:
            pause = self.pace.throttled(key, self.patience)
            if pause is None:
                return None
            self.calls.retry()
            return pause + random.uniform(0.0, 0.25)  # noqa: S311 - spreads tries, hides nothing
        if response is not None and status < 400:
            self.pace.answered(key)
        service = operation.service_model.service_name
        if response is not None and _is_not_offered(self, (service, operation.name, key[1]), told_message(response[1])):
            return None
        passing = (status >= 500 and status != _NOT_IMPLEMENTED) or isinstance(caught_exception, _NO_ANSWER)
        if isinstance(caught_exception, botocore.exceptions.EndpointConnectionError):
            # No such address: where the service is not known to be, there is none.
            passing = self.has(service, key[1])
        if not passing or attempts >= (_ATTEMPTS if not self.hopeless[operation.name] else 1):
            return None
        self.calls.retry()
        return 0.25 * 2.0**attempts * random.uniform(0.5, 1.0)  # noqa: S311 - same


def told_code(parsed: Any) -> str:
    """The code of the error in a parsed answer, "" when it is none."""
    error = parsed.get("Error") if isinstance(parsed, Mapping) else None
    return str(error.get("Code") or "") if isinstance(error, Mapping) else ""


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
            return [] if self._has_none(problem) else problem.unknown
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
            told_so = problem.reason is Reason.NO_SUCH_SETTING or problem.detail in _NOT_OFFERED
            return None if told_so and self._has_none(problem) else problem.unknown
        return found

    def _has_none(self, problem: Problem) -> bool:
        """Whether a call that is not there means that what it would tell of is not there; that it was not told is said.

        Emulators of AWS know what they know. Of another host, its documentation has to say so.
        """
        return problem.reason is Reason.NO_SUCH_SETTING or (
            problem.reason is Reason.NOT_OFFERED and self.account.host == "aws"
        )

    def _pages(self, call: Call, parameters: dict[str, Any]) -> Iterator[Any]:
        if call not in self.allowed:
            raise AssertionError(f"{call.action} is not in the table for this kind of thing")
        if call.operation in interface_of(self.account.host, self.region).misunderstands:
            raise _MisunderstoodError
        asked = (f"{call.service}:{call.operation}", self.region)
        client = self.account.client(call.service, self.region)
        method = xform_name(call.operation)
        paged = client.can_paginate(method)
        pages = iter(client.get_paginator(method).paginate(**parameters)) if paged else None
        empty = 0
        for _ in range(_LONGEST_LIST):
            _LATEST.call = call
            self._wait(asked)
            page = self._next(call, pages, client, parameters)
            if page is None:
                return
            self.account.offered.add((call.service, call.operation))
            yield page
            empty = 0 if not call.result or _member(page, call.result) else empty + 1
            if not paged:
                following = _following(client, method, call, page)
                # The same mark again would go round in circles.
                if not following or following.items() <= parameters.items():
                    return
                parameters = {**parameters, **following}
            if empty > _EMPTY_PAGES:
                break
        raise EndlessError

    def _wait(self, asked: Asked) -> None:
        """Wait for those that are throttled; raises when there is no use in asking."""
        while True:
            if self.account.stopped:
                raise StoppedError
            if self.account.pace.is_dead(asked):
                raise SilentError
            pause = self.account.pace.wait(asked)
            if not pause:
                return
            time.sleep(min(pause, 0.5))

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
                raise _AbsentError from None
            raise
        except (AttributeError, LookupError, TypeError) as error:
            # botocore reads what it was promised: a text where a list should be is no error of its own.
            raise botocore.parsers.ResponseParserError(type(error).__name__) from None

    def _note(self, call: Call, trouble: Exception) -> Problem:
        problem = _problem(call, self, trouble)
        if problem.reason is Reason.EXPIRED:
            # Nothing will be told any more: of this account, others have credentials of their own.
            self.account.ended.set()
        if problem.reason in (Reason.FAILED, Reason.NOT_OFFERED):
            self.account.hopeless[call.operation] += 1
        if isinstance(trouble, _NO_ANSWER):
            self.account.pace.silent((f"{call.service}:{call.operation}", self.region))
        self.problems.append(problem)
        return problem


class _AbsentError(Exception):
    pass


class _MisunderstoodError(ValueError):
    """The host takes the request for another."""


def _without_objects(response_dict: Mapping[str, Any], **_: Any) -> None:
    """Refuse a list of objects, which some hosts answer with to questions they have never heard of: names tell a lot."""
    if b"<ListBucketResult" in response_dict["body"][:_HEAD]:
        raise _MisunderstoodError


_HEAD = 512
"""Bytes in which an answer says what it is."""


class EndlessError(Exception):
    """A list goes on for ever."""


class SilentError(Exception):
    """An operation was not asked, as it gave no answer before."""


_LATEST = threading.local()


def latest() -> Call | None:
    """The call that this thread made last."""
    return getattr(_LATEST, "call", None)


_NO_ANSWER = (
    botocore.exceptions.ConnectionError,
    botocore.exceptions.HTTPClientError,
    botocore.exceptions.ReadTimeoutError,
)


_ABSENT = (_AbsentError,)
_TROUBLE = (
    botocore.exceptions.BotoCoreError,
    botocore.exceptions.ClientError,
    botocore.parsers.ResponseParserError,
    EndlessError,
    SilentError,
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
    if call.operation in interface_of(api.account.host, api.region).lacks and _says_not_there(trouble):
        return Problem(call.action, api.region, Reason.NO_SUCH_SETTING)
    reason, detail = _reason(call, api, trouble)
    policy = _forbidding(trouble) if reason is Reason.DENIED else ""
    named = f"{call.action.partition(':')[0]}:{call.operation}"
    return Problem(call.action, api.region, reason, detail, named if named != call.action else "", policy)


def _reason(call: Call, api: Api, trouble: Exception) -> tuple[Reason, str]:
    """Why a call told nothing, and the code or the error that says so."""
    if isinstance(trouble, botocore.exceptions.ClientError):
        code = told_code(trouble.response)
        status = trouble.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if code in EXPIRED:
            return Reason.EXPIRED, code
        if code in _THROTTLED or status == 429:
            return Reason.THROTTLED, code
        if code in DENIED or code in REFUSED or status in (401, 403):
            return Reason.DENIED, code
        if (
            code in _NOT_OFFERED
            or status in (404, 405, 501)
            or _is_not_offered(api.account, (call.service, call.operation, api.region), told_message(trouble.response))
        ):
            return Reason.NOT_OFFERED, code
        return Reason.FAILED, code or f"HTTP {status}"
    if isinstance(trouble, (botocore.exceptions.NoCredentialsError, botocore.exceptions.TokenRetrievalError)):
        return Reason.EXPIRED, type(trouble).__name__
    if isinstance(trouble, botocore.exceptions.EndpointConnectionError) and not api.account.has(
        call.service, api.region
    ):
        return Reason.NOT_OFFERED, NO_ADDRESS
    if isinstance(trouble, _MisunderstoodError):
        return Reason.NOT_OFFERED, "the names of objects instead of an answer"
    if isinstance(trouble, botocore.parsers.ResponseParserError):
        if _is_not_offered(api.account, (call.service, call.operation, api.region), str(trouble)):
            return Reason.NOT_OFFERED, "an error page instead of an answer"
        return Reason.FAILED, "its answer makes no sense"
    if isinstance(trouble, (EndlessError, botocore.exceptions.PaginationError)):
        return Reason.FAILED, "its list has no end"
    if isinstance(trouble, (SilentError, *_NO_ANSWER)):
        return Reason.FAILED, "no answer"
    return Reason.FAILED, type(trouble).__name__


# "... with an explicit deny in a service control policy", "... because no permissions boundary allows ..." (IAM User
# Guide, "Troubleshoot access denied error messages").
_BY_POLICY = re.compile(rf"(?:explicit deny in an? |because no )({'|'.join(POLICIES)})")


def _forbidding(refusal: Exception) -> str:
    """What refused, where the message says that it is not the policy of who asks."""
    found = _BY_POLICY.search(str(refusal))
    return found.group(1) if found else ""


def _says_not_there(trouble: Exception) -> bool:
    """Whether a host refuses a call as one it does not have, in one of the ways that there are for that."""
    if isinstance(trouble, botocore.exceptions.ClientError):
        status = trouble.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return told_code(trouble.response) in _NOT_OFFERED or status in (405, _NOT_IMPLEMENTED)
    return isinstance(trouble, _MisunderstoodError)


# A web server answers with a page of its own where nothing behind it does; 502 to 504 say that something would.
_ERROR_PAGE = re.compile(r"(?i)<title>\s*(?:404|405|500|501)\b")


def _is_not_offered(account: Account, asked: tuple[str, str, str], text: str) -> bool:
    """Whether an error page means that the host has no such call there: AWS answers otherwise, and so does what once did.

    What is asked are the service, the operation and the region.
    """
    if not account.elsewhere or not _ERROR_PAGE.search(text):
        return False
    service, operation, region = asked
    return (service, operation) not in account.offered or not account.lists(service, region)


def told_message(response: Any) -> str:
    """The message of the error in a parsed answer."""
    error = response.get("Error") if isinstance(response, Mapping) else None
    return str(error.get("Message") or "") if isinstance(error, Mapping) else ""
