"""Arguments that are secrets, or texts in which secrets may be, of any provider."""

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hds_policies.model.credentials import WrittenSecret
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.redaction import REDACTED, looks_secret
from hds_policies.translate.derivation import listed_document
from hds_policies.translate.reading import Resource

# `DB_PASSWORD="hunter2"` in a start-up script; what a shell or a template fills in (`$…`, `<…>`, `{…}`) is no secret.
_ASSIGNED = re.compile(
    r"(?i)(?:passw(?:or)?d|secret_access_key|secret_key|api_?key|auth_?token)[\"']?\s*[=:]\s*\\?[\"']?(?![\"'\s$<{(%/])[^\s\"'$<{(%]{6,}"
)
_NAMED = re.compile(r"(?i)(?:passw(?:or)?d|secret_access_key|secret_key|api_?key|auth_?token)$")
# What is put where a secret is named, but tells where to find it.
_WHERE = re.compile(r"(?i)^(?:arn:|https?://|projects/|/|@Microsoft\.KeyVault|secret:|ssm:|vault:)|^.{0,5}$")


def secret_arguments(*paths: str, vault: bool = False) -> Callable[[Resource], Iterator[Thing]]:
    """A translator of arguments that are secrets; `a.b` reads `b` in every block `a`."""

    def translate(resource: Resource) -> Iterator[Thing]:
        for path in paths:
            for secret in _written(resource, path):
                if vault and (_is_named_otherwise(resource) or _names_no_secret(secret.raw)):
                    continue
                yield WrittenSecret(
                    declaration=resource.declaration, detail=secret.attribute, secret=secret, vault=vault
                )

    return translate


# What is kept beside a secret without being one.
_NO_SECRET = re.compile(
    r"(?i)(?:user(?:_?name)?|login|host(?:_?name)?|url|endpoint|port|region|(?:db|database|app|bucket)_?name)$"
)


def _is_named_otherwise(resource: Resource) -> bool:
    """Whether the entry of a vault says by its name that it is a user, a host or the like."""
    name = resource.text("name").known_or("") or resource.declaration.name
    return any(_NO_SECRET.search(str(word).replace("-", "_")) for word in (name, resource.declaration.name))


def _names_no_secret(text: object) -> bool:
    """Whether a vault is given an object none of whose members is a secret: a user, the name of a database."""
    try:
        members = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return False
    return isinstance(members, Mapping) and not any(
        looks_secret(str(name), str(item)) for name, item in members.items()
    )


def _written(resource: Resource, path: str) -> Iterator[Setting[Any]]:
    head, several, rest = path.rpartition(".")
    for block in resource.blocks(head) if several else [resource]:
        if block.has(rest):
            yield block.setting(rest)


def texts_with_secrets(*paths: str) -> Callable[[Resource], Iterator[Thing]]:
    """A translator of start-up scripts and the like, in which secrets are looked for."""

    def translate(resource: Resource) -> Iterator[Thing]:
        for path in paths:
            if resource.has(path):
                text = resource.setting(path)
                deployed = isinstance(text.raw, str) and text.raw == REDACTED
                found = deployed or holds_secret(text.raw)
                if found and isinstance(text.raw, Unknown):
                    # What is not known is another piece of the template.
                    text = text.same_place(REDACTED)
                yield WrittenSecret(
                    declaration=resource.declaration, detail=path, secret=text, in_clear=found, deployed=deployed
                )

    return translate


def holds_secret(text: object) -> bool:
    """Whether a secret stands in a text; of a template, in one of its known pieces; also behind Base64."""
    if isinstance(text, Unknown):
        return any(isinstance(part, str) and holds_secret(part) for part in text.parts)
    if not isinstance(text, str):
        return False
    return any(looks_secret("", form) or _ASSIGNED.search(form) for form in (text, _decoded(text)))


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except ValueError:
        return ""


def named_values(path: str) -> Callable[[Resource], Iterator[Thing]]:
    """A translator of environment variables: those whose name or value is that of a secret."""

    def translate(resource: Resource) -> Iterator[Thing]:
        values, full = resource.raw(path)
        for name, value in values.items() if isinstance(values, Mapping) else ():
            if isinstance(value, str):
                yield WrittenSecret(
                    declaration=resource.declaration,
                    detail=f"{full}.{name}",
                    secret=Setting(value, f"{full}.{name}", resource.declaration),
                    in_clear=is_secret(str(name), value),
                    deployed=value == REDACTED,
                )

    return translate


def container_environments(path: str) -> Callable[[Resource], Iterator[Thing]]:
    """A translator of containers described as JSON, whose environment is a list of names with their values."""

    def translate(resource: Resource) -> Iterator[Thing]:
        text: Setting[Any] = resource.setting(path)
        containers = listed_document(text.raw)
        if not containers:
            return
        values = [
            (str(entry.get("name")), entry["value"])
            for container in containers
            if isinstance(container, Mapping)
            for entry in container.get("environment") or ()
            if isinstance(entry, Mapping) and isinstance(entry.get("value"), str)
        ]
        yield WrittenSecret(
            declaration=resource.declaration,
            detail=path,
            secret=text.same_place(REDACTED),
            in_clear=any(is_secret(name, value) for name, value in values),
            deployed=any(value == REDACTED for _, value in values),
        )

    return translate


def is_secret(name: str, value: str) -> bool:
    """Whether a variable holds a secret, rather than where to find one. What is redacted was one."""
    return value == REDACTED or looks_secret("", value) or bool(_NAMED.search(name) and not _WHERE.search(value))


def unending(resource: Resource, path: str) -> bool | Unknown:
    """Whether a credential has no end: none was written, or its variable was given nothing."""
    value, _ = resource.raw(path)
    if isinstance(value, Unknown):
        # A date that is computed (`time_rotating`, `timeadd`) is a date; a variable without value may be null, and what a
        # live account does not tell may be none.
        return value if value.why in (Why.NO_VALUE, Why.NOT_ANSWERED) else False
    return not value
