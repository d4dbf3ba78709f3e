"""The stream of events that the engine prints: one JSON object a line, perhaps after a digest for people.

Format: `EngineEvent` of sdk/go/common/apitype/events.go in pulumi/pulumi. The last word on a resource wins.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hds_scanners.sources.pulumi.documents import GOING, sound
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.pulumi.resources import Deployment, Registered

_START = '{"sequence"'


def is_event(text: str) -> bool:
    """Whether a line begins an event."""
    return text.startswith(_START)


def read_events(lines: Iterable[str], file: str) -> PulumiReading:
    """What will be, or is, by the events about resources."""
    reading = PulumiReading()
    resources: dict[str, Registered] = {}
    configuration: dict[str, Any] = {}
    cut = errors = finished = False
    for line in lines:
        if not is_event(line):
            continue
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            cut = True
            continue
        given = _member(event, "preludeEvent").get("config")
        configuration |= given if isinstance(given, Mapping) else {}
        finished = finished or "summaryEvent" in event
        errors = errors or _member(event, "diagnosticEvent").get("severity") == "error"
        errors = errors or "resOpFailedEvent" in event
        for kind in ("resourcePreEvent", "resOutputsEvent"):
            metadata = _member(event, kind).get("metadata")
            if isinstance(metadata, Mapping):
                _take(metadata, resources, file, reading)
    if not resources:
        reading.error(
            "the stream of events tells of no resource: take that of pulumi preview or pulumi up --json",
            "le flux d'événements ne parle d'aucune ressource : prendre celui de pulumi preview ou pulumi up --json",
            file,
        )
        return reading
    reading.take(Deployment(list(resources.values()), configuration, file=file))
    if cut or not finished:
        reading.error(
            "the stream of events ends early: what it shows is incomplete",
            "le flux d'événements s'arrête avant la fin : ce qu'il montre est incomplet",
            file,
        )
    elif errors:
        reading.failed(file)
    return reading


def _member(event: Any, name: str) -> Mapping[str, Any]:
    found = event.get(name) if isinstance(event, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _take(metadata: Mapping[str, Any], resources: dict[str, Registered], file: str, reading: PulumiReading) -> None:
    urn = str(metadata.get("urn", ""))
    state = metadata.get("new")
    if str(metadata.get("op")) in GOING or not isinstance(state, Mapping):
        if metadata.get("op") == "delete":
            resources.pop(urn, None)
        return
    merged = {"urn": urn, "type": metadata.get("type"), "provider": metadata.get("provider"), **state}
    for item in sound(merged, metadata.get("old"), file, reading):
        resources[urn] = item
