"""Previews and exports: the JSON that `pulumi preview --json`, `pulumi stack export` and a state backend hold.

Formats: `PreviewDigest` of pkg/display/json.go and `DeploymentV3` of sdk/go/common/apitype/core.go in pulumi/pulumi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hds_policies.model.declaration import Location
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.pulumi.references import reference_to
from hds_scanners.sources.pulumi.resources import Deployment, Registered
from hds_scanners.sources.pulumi.values import decode

# Resources on their way out are not judged.
GOING = frozenset(
    {"delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace", "read-discard"}
)


def read_preview(document: Mapping[str, Any], file: str) -> PulumiReading:
    """What will be, by the steps of a digest."""
    reading = PulumiReading()
    resources = []
    for step in _steps(document):
        if str(step.get("op")) in GOING:
            continue
        state = step.get("newState") or step.get("oldState")
        if isinstance(state, Mapping) and not state.get("delete"):
            resources += sound(state, step.get("oldState"), file, reading)
    configuration = document.get("config")
    deployment = Deployment(resources, configuration if isinstance(configuration, Mapping) else {}, file=file)
    reading.take(deployment)
    _failed(document.get("diagnostics"), reading, file)
    if _is_partial(document):
        reading.info(
            "resources that do not change are not in this preview: pulumi preview --json --show-sames shows them",
            "les ressources inchangées ne sont pas dans cet aperçu : pulumi preview --json --show-sames les montre",
            file,
        )
    return reading


def _steps(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    steps = document.get("steps")
    return [step for step in steps if isinstance(step, Mapping)] if isinstance(steps, list) else []


def _is_partial(document: Mapping[str, Any]) -> bool:
    summary = document.get("changeSummary")
    unchanged = summary.get("same", 0) if isinstance(summary, Mapping) else 0
    shown = sum(step.get("op") == "same" for step in _steps(document))
    return isinstance(unchanged, int) and unchanged > shown


def _failed(diagnostics: Any, reading: PulumiReading, file: str) -> None:
    listed = diagnostics if isinstance(diagnostics, list) else ()
    errors = [item for item in listed if isinstance(item, Mapping) and item.get("severity") == "error"]
    if errors:
        reading.failed(file)


def read_export(document: Mapping[str, Any], file: str) -> PulumiReading:
    """What is there, by an export or a checkpoint."""
    reading = PulumiReading()
    deployment = document.get("deployment")
    if not isinstance(deployment, Mapping):
        deployment = (document.get("checkpoint") or {}).get("latest") or {}
    listed = deployment.get("resources")
    resources = [
        item
        for state in (listed if isinstance(listed, list) else ())
        if isinstance(state, Mapping) and not state.get("delete")
        for item in sound(state, state, file, reading)
    ]
    if deployment.get("pending_operations"):
        reading.warning(
            "the last update of this stack was interrupted: some resources may be missing",
            "la dernière mise à jour de cette pile a été interrompue : des ressources peuvent manquer",
            file,
        )
    reading.take(Deployment(resources, {}, file=file))
    return reading


def sound(state: Mapping[str, Any], old: Any, file: str, reading: PulumiReading) -> list[Registered]:
    """One state as a list of one; empty, and told, when it is of another shape than documented."""
    try:
        return [registered(state, old, file)]
    except (AttributeError, TypeError, ValueError):
        name = urns.parse(state["urn"]).name if isinstance(state.get("urn"), str) else "?"
        reading.error(
            f"the resource {name} does not keep to the documented format: it was left out",
            f"la ressource {name} ne respecte pas le format documenté : elle a été laissée de côté",
            file,
        )
        return []


def registered(state: Mapping[str, Any], old: Any, file: str) -> Registered:
    """One state of a resource (`ResourceV3`); `old` is the one before, whose computed values tell who is meant."""
    urn = str(state.get("urn", ""))
    token = str(state.get("type") or urns.parse(urn).token)
    depends = state.get("propertyDependencies")
    properties = _properties(state.get("inputs"), urn, depends)
    known = old.get("outputs") if isinstance(old, Mapping) else None
    if state.get("outputs"):
        # What is really there: the provider's answers, over what was asked.
        properties = {**properties, **_properties(state["outputs"], urn, depends)}
    elif isinstance(known, Mapping):
        properties = {**{name: known[name] for name in ("arn",) if isinstance(known.get(name), str)}, **properties}
    identifier = state.get("id") or (old.get("id") if isinstance(old, Mapping) else None)
    if isinstance(identifier, str) and identifier:
        properties.setdefault("id", decode(identifier, lambda: Unknown(Why.COMPUTED, (urns.parse(urn).name,))))
    reference = state.get("provider")
    return Registered(
        urn=urn,
        token=token,
        properties=properties,
        provider=reference.rpartition("::")[0] if isinstance(reference, str) else "",
        # Events leave out what is false.
        custom=bool(state.get("custom", reference)) or token.startswith(urns.PROVIDER_PREFIX),
        external=bool(state.get("external")),
        location=_location(state, file),
    )


def _properties(values: Any, urn: str, depends: Any) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        return {}
    return {
        name: decode(value, lambda name=name: _computed(urn, name, depends))  # type: ignore[misc]
        for name, value in values.items()
        if isinstance(name, str) and not name.startswith("__")
    }


def _computed(urn: str, name: str, depends: Any) -> Unknown:
    """A value that only the deployment will tell, with the resources it comes from."""
    found = depends.get(name) if isinstance(depends, Mapping) else None
    sources = tuple(item for item in found or () if isinstance(item, str))
    chain = (f"{urns.parse(urn).name}.{name}", *(urns.parse(source).name for source in sources[:1]))
    return Unknown(Why.COMPUTED, chain, tuple(map(reference_to, sources)), exact=len(sources) == 1)


_POSITION = re.compile(r"^project:///(?P<file>[^#]+)#(?P<line>\d+)")


def _location(state: Mapping[str, Any], file: str) -> Location:
    """The line of the program, when the engine kept it; the document itself else."""
    for position in _positions(state):
        match = _POSITION.match(position)
        if match and not match["file"].startswith(("..", "/")) and "site-packages" not in match["file"]:
            line = int(match["line"])
            return Location(match["file"], line, line)
    return Location(file)


def _positions(state: Mapping[str, Any]) -> Iterator[str]:
    for frame in (state, *(state.get("stackTrace") or ())):
        if isinstance(frame, Mapping) and isinstance(frame.get("sourcePosition"), str):
            yield frame["sourcePosition"]
