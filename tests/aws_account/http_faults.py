"""A server before another that counts what is asked, and answers some of it with faults."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import botocore.session


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to AWS."""

    service: str
    """As signatures spell it."""
    region: str
    operation: str
    method: str
    path: str
    body: str

    @property
    def first_page(self) -> bool:
        """Whether it does not go on with a list."""
        text = f"{self.path}\n{self.body}"
        return not re.search(r"(?i)(next_?token|marker|start(?:ing)?token|exclusivestart|position)[\"=:]", text)


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that the server behind did not give."""

    status: int
    body: str
    kind: str = "text/xml"
    pause: float = 0.0


def refused(asked: Asked, code: str, status: int = 403) -> Fault:
    """An error in the words of the protocol that the request speaks."""
    if asked.service in _QUERY:
        return Fault(status, f"<ErrorResponse><Error><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>")
    if asked.service == "ec2":
        return Fault(
            status, f"<Response><Errors><Error><Code>{code}</Code><Message>no</Message></Error></Errors></Response>"
        )
    if asked.service == "s3":
        return Fault(status, f"<Error><Code>{code}</Code><Message>no</Message></Error>")
    return Fault(status, f'{{"__type": "{code}", "message": "no"}}', "application/x-amz-json-1.1")


_QUERY = frozenset(
    [
        "autoscaling",
        "cloudformation",
        "elasticache",
        "elasticbeanstalk",
        "elasticloadbalancing",
        "iam",
        "monitoring",
        "rds",
        "redshift",
        "sns",
        "sts",
    ]
)


@dataclass(slots=True)
class Faults:
    """What was asked, and which faults to make of it."""

    target: str
    fault: Callable[[Asked], Fault | None] = lambda _: None
    asked: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, asked: Asked) -> Fault | None:
        """The request, kept; the fault it gets, None when it is passed on."""
        with self.lock:
            self.asked.append(asked)
        return self.fault(asked)


@contextmanager
def faults(target: str) -> Iterator[tuple[str, Faults]]:
    """The address of a server before `target`, and what it does."""
    state = Faults(target)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"state": state}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: who interrupts an audit hangs up."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: Faults

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        fault = self.state.note(_asked(self.command, self.path, dict(self.headers), body.decode(errors="replace")))
        if fault is not None:
            time.sleep(fault.pause)
            if fault.status:
                self._answer(fault.status, {"Content-Type": fault.kind}, fault.body.encode())
                return
        address = urlsplit(self.state.target)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
        try:
            headers = {key: value for key, value in self.headers.items() if key.lower() != "connection"}
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            self._answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for key, value in headers.items():
            if key.lower() not in ("content-length", "transfer-encoding", "connection", "server", "date"):
                self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = _handle  # noqa: N815 - the names of http.server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing."""


def _needed(model: Any, name: str, fixed: set[str]) -> frozenset[str]:
    """The names that must be in the query."""
    shape = model.operation_model(name).input_shape
    members = [shape.members[member].serialization for member in (shape.required_members if shape else ())]
    return frozenset(fixed | {str(one["name"]) for one in members if one.get("location") == "querystring"})


def request_of(method: str, url: str, headers: Any, body: Any) -> Asked:
    """A request before it is sent."""
    parts = urlsplit(url)
    content = body.read() if hasattr(body, "read") else body or b""
    return _asked(
        method,
        f"{parts.path}?{parts.query}" if parts.query else parts.path,
        {key: value.decode() if isinstance(value, bytes) else str(value) for key, value in headers.items()},
        content.decode(errors="replace") if isinstance(content, bytes) else str(content),
    )


_SCOPE = re.compile(r"Credential=[^/]+/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/")


def _asked(method: str, path: str, headers: dict[str, str], body: str) -> Asked:
    scope = _SCOPE.search(headers.get("Authorization", ""))
    region, service = (scope["region"], scope["service"]) if scope else ("", "")
    target = headers.get("X-Amz-Target", "")
    operation = target.rpartition(".")[2] or (parse_qs(body).get("Action") or [""])[0]
    return Asked(service, region, operation or _of_path(service, method, path), method, path, body)


def _of_path(service: str, method: str, path: str) -> str:
    """The operation that a method and a path stand for, by the models of botocore."""
    place, _, query = path.partition("?")
    best = ""
    most = -1
    for name, verb, pattern, wanted in _paths(service, place):
        given = {part.partition("=")[0] for part in query.split("&")}
        if (
            verb == method
            and wanted <= given
            and pattern.fullmatch(place)
            and len(pattern.pattern) + 99 * len(wanted) > most
        ):
            best, most = name, len(pattern.pattern) + 99 * len(wanted)
    return best


_CACHE: dict[str, list[tuple[str, str, re.Pattern[str], frozenset[str]]]] = {}
# Clients by the name that signatures have for their service.
_CLIENTS = {
    "s3": ("s3",),
    "apigateway": ("apigateway", "apigatewayv2"),
    "elasticfilesystem": ("efs",),
    "es": ("opensearch",),
    "airflow": ("mwaa",),
    "bedrock": ("bedrock", "bedrock-agent"),
    "lex": ("lexv2-models",),
    "ses": ("sesv2",),
}


def _paths(service: str, place: str) -> list[tuple[str, str, re.Pattern[str], frozenset[str]]]:
    if service == "s3" and place.startswith("/v20180820"):
        service = "s3control"
    if service not in _CACHE:
        session = botocore.session.get_session()
        known: list[tuple[str, str, re.Pattern[str], frozenset[str]]] = []
        for client in _CLIENTS.get(service, (service,)):
            if client not in session.get_available_services():
                continue
            model = session.get_service_model(client)
            for name in model.operation_names:
                if model.operation_model(name).deprecated:
                    continue
                http_model = model.operation_model(name).http
                where, _, query = http_model.get("requestUri", "/").partition("?")
                pattern = re.sub(r"\\{[^}]*\\\+\\}", ".+", re.escape(where))
                pattern = re.sub(r"\\{[^}]*\\}", "[^/]+", pattern)
                fixed = {part.partition("=")[0] for part in query.split("&") if part}
                known.append(
                    (name, http_model.get("method", ""), re.compile(pattern + "/?"), _needed(model, name, fixed))
                )
        _CACHE[service] = known
    return _CACHE[service]
