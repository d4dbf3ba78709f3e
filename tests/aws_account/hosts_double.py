"""A server that stands for other hosts than AWS: a proxy that answers itself, in place of whoever is asked.

Requests bear the hosts' own names, so that an audit meets them at their addresses, over HTTP. `ObjectStorage` is the S3 of
one host, `Outscale` its FCU, LBU and EIM; each answers, and refuses, in the way that its host documents.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, of whom."""

    host: str
    method: str
    path: str
    query: str
    action: str
    """The action of a request to FCU, LBU or EIM, "" of one to S3."""
    form: Mapping[str, str]
    key: str
    """The id of the access key that signed it."""


Answer = tuple[int, str]
"""Status and XML."""


@dataclass(slots=True)
class Hosts:
    """Who answers, by host name, and what was asked."""

    answers: dict[str, Callable[[Request], Answer]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: Request) -> Answer:
        """What the host answers; a proxy's own error when nobody stands for it."""
        with self.lock:
            self.asked.append(request)
        found = self.answers.get(request.host)
        return found(request) if found else (502, "<html><head><title>502 Bad Gateway</title></head></html>")


@contextmanager
def proxy() -> Iterator[tuple[str, Hosts]]:
    """The address of the proxy, and who answers behind it."""
    hosts = Hosts()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hosts": hosts}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", hosts
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hosts: Hosts

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        url = urlsplit(self.path)
        form = {name: values[0] for name, values in parse_qs(body).items()}
        key = self.headers.get("Authorization", "").partition("Credential=")[2].partition("/")[0]
        name = url.hostname or ""
        request = Request(name, self.command, unquote(url.path), url.query, form.get("Action", ""), form, key)
        status, text = self.hosts.answer(request)
        self.send_response(status)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _handle  # noqa: N815 - the names of http.server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing."""


def xml(value: Any, item: str = "item") -> str:
    """XML of a structure: elements by name, lists as repeated `item`, or bare where the name ends in `*`."""
    if isinstance(value, Mapping):
        parts = []
        for name, inner in value.items():
            if name.endswith("*"):
                parts += [f"<{name[:-1]}>{xml(each, item)}</{name[:-1]}>" for each in inner]
            else:
                parts.append(f"<{name}>{xml(inner, item)}</{name}>")
        return "".join(parts)
    if isinstance(value, (list, tuple)):
        return "".join(f"<{item}>{xml(each, item)}</{item}>" for each in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else escape(str(value))


# -- S3 ----------------------------------------------------------------------------------------------------------------

_ABSENT = {
    "encryption": "ServerSideEncryptionConfigurationNotFoundError",
    "publicAccessBlock": "NoSuchPublicAccessBlockConfiguration",
    "policy": "NoSuchBucketPolicy",
    "lifecycle": "NoSuchLifecycleConfiguration",
    "replication": "ReplicationConfigurationNotFoundError",
    "object-lock": "ObjectLockConfigurationNotFoundError",
    "ownershipControls": "OwnershipControlsNotFoundError",
    "inventory": "NoSuchConfiguration",
    "tagging": "NoSuchTagSet",
}
EVERYONE = "http://acs.amazonaws.com/groups/global/AllUsers"


@dataclass(slots=True)
class ObjectStorage:
    """The S3 of one host in one region: its buckets, and how it departs from that of AWS."""

    buckets: dict[str, dict[str, str]] = field(default_factory=dict)
    """By name, what was set, by subresource: the XML of the answer (the policy: JSON)."""
    refuses: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """By subresource (`buckets`: the list of all), the status and code of the error."""
    location: str = ""
    """What it answers when asked where a bucket is."""
    empty_encryption: bool = False
    """Whether it answers with an empty configuration where nothing is encrypted, as Scaleway does."""
    lists_for: frozenset[str] = frozenset()
    """Subresources that it has never heard of, so that it lists the objects, as Scality's server does."""
    listed: list[str] = field(default_factory=list)
    """Buckets whose objects it listed."""

    def __call__(self, request: Request) -> Answer:
        """The answer to one request."""
        name = request.path.strip("/")
        subresource = next(iter(request.query.split("&"))).partition("=")[0] if name else "buckets"
        if subresource in self.refuses:
            return _error(*self.refuses[subresource])
        if not name:
            found = {"Buckets": {"Bucket*": [{"Name": bucket} for bucket in self.buckets]}}
            return 200, f"<ListAllMyBucketsResult>{xml(found)}</ListAllMyBucketsResult>"
        if name not in self.buckets:
            return _error(404, "NoSuchBucket")
        if subresource in self.lists_for or subresource not in _EMPTY:
            self.listed.append(name)
            return 200, "<ListBucketResult><Contents><Key>dupont-marie.pdf</Key></Contents></ListBucketResult>"
        settings = self.buckets[name]
        if subresource in settings:
            return 200, settings[subresource]
        if subresource == "location":
            return 200, f"<LocationConstraint>{self.location}</LocationConstraint>"
        if subresource in _ABSENT and not (subresource == "encryption" and self.empty_encryption):
            return _error(404, _ABSENT[subresource])
        return 200, _EMPTY[subresource]


_OWNER = "<Owner><ID>owner</ID></Owner>"
_EMPTY = {
    "acl": f"<AccessControlPolicy>{_OWNER}<AccessControlList/></AccessControlPolicy>",
    "versioning": "<VersioningConfiguration/>",
    "logging": "<BucketLoggingStatus/>",
    "accelerate": "<AccelerateConfiguration/>",
    "location": "",
    **dict.fromkeys(_ABSENT, ""),
    "encryption": "<ServerSideEncryptionConfiguration/>",
}


def _error(status: int, code: str) -> Answer:
    return status, f"<Error><Code>{code}</Code><Message>no</Message></Error>"


def encrypted() -> str:
    """Encryption by the host's own keys."""
    rule = {"Rule": {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}}
    return f"<ServerSideEncryptionConfiguration>{xml(rule)}</ServerSideEncryptionConfiguration>"


def versioned() -> str:
    """Former versions kept."""
    return "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"


def readable_by(uri: str) -> str:
    """A list that lets a group read."""
    grantee = (
        f'<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>{uri}</URI></Grantee>'
    )
    grant = f"<Grant>{grantee}<Permission>READ</Permission></Grant>"
    return f"<AccessControlPolicy>{_OWNER}<AccessControlList>{grant}</AccessControlList></AccessControlPolicy>"


# -- FCU, LBU, EIM -----------------------------------------------------------------------------------------------------

# What FCU has, of what only describes (outscale/osc-cli, pkg/fcu.call_list), and of LBU and EIM what the OUTSCALE API has a
# counterpart of: the documentation of neither could be opened as a list.
DOCUMENTED = frozenset(
    [
        "DescribeAccountAttributes",
        "DescribeAddresses",
        "DescribeAvailabilityZones",
        "DescribeCustomerGateways",
        "DescribeDhcpOptions",
        "DescribeImageAttribute",
        "DescribeImages",
        "DescribeInstanceAttribute",
        "DescribeInstanceStatus",
        "DescribeInstances",
        "DescribeInternetGateways",
        "DescribeKeyPairs",
        "DescribeNetworkInterfaceAttribute",
        "DescribeNetworkInterfaces",
        "DescribeRegions",
        "DescribeRouteTables",
        "DescribeSecurityGroups",
        "DescribeSnapshotAttribute",
        "DescribeSnapshots",
        "DescribeSubnets",
        "DescribeTags",
        "DescribeVolumeAttribute",
        "DescribeVolumeStatus",
        "DescribeVolumes",
        "DescribeVpcAttribute",
        "DescribeVpcPeeringConnections",
        "DescribeVpcs",
        "DescribeVpnConnections",
        "DescribeVpnGateways",
        "DescribeLoadBalancers",
        "DescribeLoadBalancerAttributes",
        "DescribeLoadBalancerPolicies",
        "DescribeInstanceHealth",
        "ListUsers",
        "ListUserPolicies",
        "GetUserPolicy",
        "ListGroups",
        "ListGroupPolicies",
        "GetGroupPolicy",
        "ListPolicies",
        "GetPolicyVersion",
        "ListAccessKeys",
    ]
)


@dataclass(slots=True)
class Outscale:
    """FCU, LBU and EIM of one account in one region.

    `answers` gives, by action, what its result holds, in the words of the interface; what is left out is empty. How FCU
    refuses an action it does not have is not documented: it is taken to be as EC2 does, whose protocol it speaks.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    refuses: dict[str, tuple[int, str]] = field(default_factory=dict)

    def __call__(self, request: Request) -> Answer:
        """The answer to one request."""
        query = not request.host.startswith("fcu.")
        action = request.action
        if action not in DOCUMENTED:
            return self._refused(400, "InvalidAction", query=query)
        if action in self.refuses:
            return self._refused(*self.refuses[action], query=query)
        found = self.answers.get(action, {})
        if callable(found):
            found = found(request.form)
        if query:
            return 200, f"<{action}Response><{action}Result>{xml(found, 'member')}</{action}Result></{action}Response>"
        return 200, f"<{action}Response><requestId>1</requestId>{xml(found)}</{action}Response>"

    @staticmethod
    def _refused(status: int, code: str, *, query: bool) -> Answer:
        error = {"Code": code, "Message": "no"}
        if query:
            return status, f"<ErrorResponse>{xml({'Error': error, 'RequestId': '1'})}</ErrorResponse>"
        return status, f"<Response>{xml({'Errors': {'Error': error}, 'RequestID': '1'})}</Response>"
