"""Tell a plan from a state by content, never by file name."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any

from hds_scanners.sources.terraform_json.plan import read_plan
from hds_scanners.sources.terraform_json.reading import DocumentReading
from hds_scanners.sources.terraform_json.state import read_shown_state, read_state

_LARGEST = 512 * 1024 * 1024


class Kind(Enum):
    """What a JSON document of Terraform is."""

    PLAN = "plan"
    STATE = "state"
    SHOWN_STATE = "shown-state"
    """`terraform show -json` of a state."""


class NotADocument(Exception):  # noqa: N818 - an answer, told to the user as a diagnostic
    """The file is no plan or state that can be read; says why and what to do, in both languages."""

    def __init__(self, en: str, fr: str, line: int = 0) -> None:
        super().__init__(en)
        self.en = en
        self.fr = fr
        self.line = line


def read(path: Path) -> DocumentReading:
    """What a plan or state declares. Raises `NotADocument`."""
    kind, document = load(path)
    return _READERS[kind](document, path.name)


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
    return _kind_of(_parse(content))


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
    version = document.get("format_version")
    if "planned_values" in document or "resource_changes" in document:
        _check_format(version, "plan")
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
        "JSON, but neither a plan (terraform show -json plan.out) nor a state",
        "du JSON, mais ni un plan (terraform show -json plan.out) ni un état",
    )


def _check_format(version: object, what: str) -> None:
    major = str(version).partition(".")[0]
    # Format 0.x (Terraform 0.12 to 1.0) has the same members.
    if major not in {"0", "1"}:
        name = {"plan": "un plan", "state": "un état"}[what]
        raise NotADocument(
            f"a {what} of format {version}; formats 0.x and 1.x are read",
            f"{name} de format {version} ; les formats 0.x et 1.x sont lus",
        )
