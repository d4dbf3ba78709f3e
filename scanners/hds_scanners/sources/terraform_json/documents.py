"""Tell plans and states, of Terraform and of Pulumi, by content and never by file name."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_scanners.sources.terraform_json.plan import read_plan
from hds_scanners.sources.terraform_json.reading import DocumentReading
from hds_scanners.sources.terraform_json.state import read_shown_state, read_state

if TYPE_CHECKING:
    from hds_scanners.sources.aws.reading import AccountReading
    from hds_scanners.sources.pulumi.reading import PulumiReading

_LARGEST = 512 * 1024 * 1024


class Kind(Enum):
    """What a document is."""

    PLAN = "plan"
    STATE = "state"
    SHOWN_STATE = "shown-state"
    """`terraform show -json` of a state."""
    PULUMI_PREVIEW = "pulumi-preview"
    PULUMI_EXPORT = "pulumi-export"
    """An export of a stack, or the file that a backend keeps."""
    PULUMI_EVENTS = "pulumi-events"
    """The engine's events, one a line; `load` gives them as `{"lines": […]}`."""
    AWS_ACCOUNT = "aws-account"
    """What `hds audit aws --save` keeps."""


class NotADocument(Exception):  # noqa: N818 - an answer, told to the user as a diagnostic
    """The file is no plan or state that can be read; says why and what to do, in both languages."""

    def __init__(self, en: str, fr: str, line: int = 0) -> None:
        super().__init__(en)
        self.en = en
        self.fr = fr
        self.line = line


def read(path: Path) -> DocumentReading | PulumiReading | list[AccountReading]:
    """What a plan or state declares, or what a saved audit found in each account. Raises `NotADocument`."""
    return _read(path, *load(path))


def read_any_state(path: Path) -> DocumentReading:
    """What a state of Terraform holds, in either form. Raises `NotADocument`, also for another document."""
    kind, document = load(path)
    if kind not in {Kind.STATE, Kind.SHOWN_STATE}:
        raise NotADocument("not a state of Terraform or OpenTofu", "pas un état de Terraform ou OpenTofu")
    reading = _read(path, kind, document)
    assert isinstance(reading, DocumentReading)
    return reading


def _read(path: Path, kind: Kind, document: dict[str, Any]) -> DocumentReading | PulumiReading | list[AccountReading]:
    try:
        if kind is Kind.AWS_ACCOUNT:
            return _read_accounts(document, path.name)
        if kind in _READERS:
            return _READERS[kind](document, path.name)
        return _read_pulumi(kind, document, path.name)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        # A member of another shape than documented, anywhere in a document that others may have edited.
        reason = f"{type(error).__name__}: {error}"
        raise NotADocument(
            f"does not keep to the documented format of a {kind.value} ({reason})",
            f"ne respecte pas le format documenté ({kind.value}, {reason})",
        ) from error


def _read_accounts(document: dict[str, Any], file: str) -> list[AccountReading]:
    from hds_scanners.sources.aws.reading import reading_of  # noqa: PLC0415 - only for audits
    from hds_scanners.sources.aws.saved import OtherVersionError, accounts  # noqa: PLC0415 - same

    try:
        return [reading_of(account, file) for account in accounts(document)]
    except OtherVersionError as other:
        raise NotADocument(
            f"a saved audit of version {other}; version 1 is read",
            f"un audit enregistré de version {other} ; la version 1 est lue",
        ) from None


def _read_pulumi(kind: Kind, document: dict[str, Any], file: str) -> PulumiReading:
    from hds_scanners.sources.pulumi.documents import read_export, read_preview  # noqa: PLC0415 - only for Pulumi
    from hds_scanners.sources.pulumi.events import read_events  # noqa: PLC0415 - same

    if kind is Kind.PULUMI_EVENTS:
        return read_events(document["lines"], file)
    return (read_preview if kind is Kind.PULUMI_PREVIEW else read_export)(document, file)


_READERS = {Kind.PLAN: read_plan, Kind.STATE: read_state, Kind.SHOWN_STATE: read_shown_state}


def load(path: Path) -> tuple[Kind, dict[str, Any]]:
    """The document in a file and what it is. Raises `NotADocument`."""
    try:
        if path.stat().st_size > _LARGEST:
            raise NotADocument("larger than 512 MB: not read", "plus de 512 Mo : non lu")
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotADocument(f"cannot be read: {reason}", f"illisible : {reason}") from error
    if not content.strip():
        raise NotADocument("the file is empty", "le fichier est vide")
    if content.startswith(b"PK\x03\x04"):
        raise NotADocument(
            f"a binary plan; convert it first: terraform show -json {path.name} > plan.json",
            f"un plan binaire ; le convertir d'abord : terraform show -json {path.name} > plan.json",
        )
    if content.startswith(_EVENT) or b"\n" + _EVENT in content:
        return Kind.PULUMI_EVENTS, {"lines": content.decode("utf-8-sig", "replace").splitlines()}
    return _kind_of(_parse(content))


# How each line of Pulumi's stream of events begins.
_EVENT = b'{"sequence"'


def _parse(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotADocument(
            "neither Terraform nor JSON: not UTF-8 text", "ni Terraform ni JSON : pas du texte UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise NotADocument(
            f"invalid JSON, cut short perhaps: {error.msg} (line {error.lineno}, column {error.colno})",
            f"JSON invalide, tronqué peut-être : {error.msg} (ligne {error.lineno}, colonne {error.colno})",
            error.lineno,
        ) from error
    except RecursionError as error:
        raise NotADocument("JSON nested too deeply", "JSON trop imbriqué") from error
    if not isinstance(document, dict):
        raise NotADocument("JSON, but neither a plan nor a state", "du JSON, mais ni un plan ni un état")
    return document


def _kind_of(document: dict[str, Any]) -> tuple[Kind, dict[str, Any]]:
    if "encrypted_data" in document:
        raise NotADocument(
            "a state encrypted by OpenTofu; give its clear form: tofu show -json > state.json",
            "un état chiffré par OpenTofu ; en donner la forme en clair : tofu show -json > state.json",
        )
    if document.get("format") == "hds-aws-account":
        return Kind.AWS_ACCOUNT, document
    pulumi = _pulumi_kind(document)
    if pulumi is not None:
        return pulumi, document
    version = document.get("format_version")
    if "planned_values" in document or "resource_changes" in document:
        _check_format(version or document.get("plan_format_version") or "1.0", "plan")
        return Kind.PLAN, document
    if version is not None and ("values" in document or set(document) <= {"format_version", "terraform_version"}):
        _check_format(version, "state")
        return Kind.SHOWN_STATE, document
    if "version" in document and ("resources" in document or "lineage" in document or "modules" in document):
        if document["version"] != 4:
            raise NotADocument(
                f"a state of version {document['version']}; only version 4 is read (Terraform 0.12 and newer)",
                f"un état de version {document['version']} ; seule la version 4 est lue (Terraform 0.12 et suivants)",
            )
        return Kind.STATE, document
    raise NotADocument(
        "JSON, but neither a plan (terraform show -json plan.out, pulumi preview --json) nor a state (pulumi stack export)",
        "du JSON, mais ni un plan (terraform show -json plan.out, pulumi preview --json) ni un état (pulumi stack export)",
    )


def _pulumi_kind(document: dict[str, Any]) -> Kind | None:
    """What a document of Pulumi is; None when it is none."""
    if isinstance(document.get("steps"), list) or {"diagnostics", "changeSummary"} & document.keys():
        return Kind.PULUMI_PREVIEW
    if not isinstance(document.get("deployment"), dict) and not isinstance(document.get("checkpoint"), dict):
        return None
    version = document.get("version")
    # Version 4 adds features to 3 that do not change how resources are written; older ones Pulumi itself migrates.
    if version not in (3, 4):
        raise NotADocument(
            f"a Pulumi deployment of version {version}; versions 3 and 4 are read",
            f"un déploiement Pulumi de version {version} ; les versions 3 et 4 sont lues",
        )
    return Kind.PULUMI_EXPORT


def _check_format(version: object, what: str) -> None:
    major = str(version).partition(".")[0]
    # Format 0.x (Terraform 0.12 to 1.0) has the same members.
    if major not in {"0", "1"}:
        name = {"plan": "un plan", "state": "un état"}[what]
        raise NotADocument(
            f"a {what} of format {version}; formats 0.x and 1.x are read",
            f"{name} de format {version} ; les formats 0.x et 1.x sont lus",
        )
