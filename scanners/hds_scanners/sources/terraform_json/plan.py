"""A plan as `terraform show -json` prints it (format 1.x): what will be, with what only the apply will tell.

Source of the format: Terraform's documentation, "JSON Output Format"; OpenTofu prints the same. Resources to be deleted
are not in `planned_values` and so not judged; the rest is, whether created, replaced, updated or left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hds_policies.model.declaration import Declaration, Location
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.addresses import instance_key
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform_json.plan_configuration import Configuration, Scope, without_keys
from hds_scanners.sources.terraform_json.reading import DocumentReading, duplicate, variables_of
from hds_scanners.sources.terraform_json.values import SensitiveParts, with_unknown

_NAMES_SHOWN = 5
_GONE = frozenset({"delete", "forget"})


def read_plan(document: dict[str, Any], file: str) -> DocumentReading:
    """All resources of a plan, data sources included. Takes the document apart: its parts are freed while reading."""
    # Every provider's schema may be there, larger than all the rest.
    document.pop("provider_schemas", None)
    reading = DocumentReading(variables=variables_of(document))
    reading.diagnostics += _remarks(document, file)
    changes = _changes(document.pop("resource_changes", None) or ())
    planned = list(_planned(document.pop("planned_values", None), changes))
    present = {resource["address"] for _, resource in planned}
    # Data that was read is shown in the prior state only.
    state = ((document.pop("prior_state", None) or {}).get("values") or {}).get("root_module") or {}
    planned += [
        (module, resource)
        for module, resource in resources_of(state)
        if resource.get("mode") == "data" and resource["address"] not in present
    ]
    del state
    configuration = Configuration(
        document.pop("configuration", None) or {},
        document.get("variables") or {},
        ((resource["address"], module) for module, resource in planned),
    )
    twice = Counter(resource["address"] for _, resource in planned)
    seen: set[str] = set()
    for position, (module, resource) in enumerate(planned):
        address = resource["address"]
        planned[position] = ("", {})
        if address in seen:
            continue
        seen.add(address)
        if twice[address] > 1:
            reading.diagnostics.append(duplicate(address, file))
        change = changes.pop(address, None) or {}
        reading.declarations.append(_declaration(configuration, module, resource, change, file))
    return reading


def resources_of(module: Any, address: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The resources of a module of `planned_values` or `values`, and of its children, each with its module's address.

    Raises TypeError for what is no module or resource: passing it over would judge less than what is there.
    """
    if module is None:
        return
    if not isinstance(module, Mapping):
        raise TypeError("a module is no object")
    for resource in module.get("resources") or ():
        if not (
            isinstance(resource, Mapping)
            and isinstance(resource.get("address"), str)
            and isinstance(resource.get("type"), str)
        ):
            raise TypeError("a resource has no address or no type")
        yield address, _with_whole_address(resource, address)
    for child in module.get("child_modules") or ():
        yield from resources_of(child, str(child.get("address") or ""))


def _with_whole_address(resource: Mapping[str, Any], module: str) -> Mapping[str, Any]:
    """Terraform 0.12 left module and index out of the addresses in `prior_state`."""
    address = resource["address"]
    if "index" in resource and not address.endswith("]"):
        address += instance_key(resource["index"])
    if module and not address.startswith(module + "."):
        address = f"{module}.{address}"
    return resource if address == resource["address"] else {**resource, "address": address}


def _changes(changes: Iterable[Any]) -> dict[str, Mapping[str, Any]]:
    """Changes by address, without the objects that a replacement left behind."""
    return {
        change["address"]: change
        for change in changes
        if isinstance(change, Mapping) and isinstance(change.get("address"), str) and not change.get("deposed")
    }


def _planned(
    planned: Mapping[str, Any] | None, changes: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What will be: `planned_values`, or what the changes lead to where a pipeline stripped that part."""
    if planned is not None:
        yield from resources_of(planned.get("root_module"))
        return
    for change in changes.values():
        what = change.get("change") or {}
        if isinstance(change.get("type"), str) and not _GONE.issuperset(what.get("actions") or ()):
            yield str(change.get("module_address") or ""), {**change, "values": what.get("after")}


def _declaration(
    configuration: Configuration, module_address: str, resource: Mapping[str, Any], change: Mapping[str, Any], file: str
) -> Declaration:
    address = resource["address"]
    local = address[len(module_address) + 1 :] if module_address else address
    plain = without_keys(local)
    module = configuration.module_of(module_address)
    configured = module.resources.get(plain, {}) if module else {}
    change = change.get("change") or {}

    def unknown(at: str) -> Unknown | None:
        if module is None:
            return Unknown(Why.COMPUTED, (f"{address}.{at}" if at else address,))
        scope = Scope(module, module_address, local[len(plain) :], configured.get("for_each_expression"))
        return configuration.unknown(scope, configured, address, at)

    sensitive = change.get("after_sensitive")
    if not isinstance(sensitive, dict):
        sensitive = resource.get("sensitive_values") or {}
    values = resource.get("values")
    marks = change.get("after_unknown") or {}
    if not isinstance(marks, dict):
        raise TypeError(f"after_unknown of {address} is no object")
    return Declaration(
        address=address,
        type=resource["type"],
        name=str(resource.get("name") or ""),
        attributes=with_unknown(values if isinstance(values, dict) else {}, marks, unknown),
        provider=configuration.provider(configured, resource),
        location=Location(file),
        mode=str(resource.get("mode") or "managed"),
        module=module_address,
        origins=SensitiveParts(sensitive) if sensitive else None,
        instance_of=f"{module_address}.{plain}" if module_address else plain,
    )


# -- what a reader must know about the plan itself ---------------------------------------------------------------------


def _remarks(document: Mapping[str, Any], file: str) -> Iterator[Diagnostic]:
    if not (document.get("format_version") or document.get("plan_format_version")):
        yield Diagnostic(
            "warning",
            "structure",
            "the plan does not say its format version: it was edited since Terraform printed it; read as format 1",
            "le plan ne dit pas sa version de format : il a été modifié depuis son impression ; lu comme format 1",
            file,
        )
    if not document.get("configuration"):
        yield Diagnostic(
            "warning",
            "structure",
            "the plan has no `configuration` part: provider regions and references are not known",
            "le plan n'a pas de partie `configuration` : régions des fournisseurs et références sont inconnues",
            file,
        )
    if document.get("errored"):
        yield Diagnostic(
            "error",
            "structure",
            "Terraform could not finish this plan: it is incomplete",
            "Terraform n'a pas pu terminer ce plan : il est incomplet",
            file,
        )
    deferred = [
        str((item.get("resource_change") or {}).get("address")) for item in _objects(document, "deferred_changes")
    ]
    if deferred:
        yield Diagnostic(
            "warning",
            "structure",
            f"put off to a later plan, and not judged: {_listed(deferred)}",
            f"remis à un plan ultérieur, et non jugé : {_listed(deferred)}",
            file,
        )
    drifted = sorted({str(item["address"]) for item in _objects(document, "resource_drift") if _by_hand(item)})
    if drifted:
        yield Diagnostic(
            "info",
            "structure",
            f"changed outside Terraform since the last apply (resource_drift): {_listed(drifted)}",
            f"modifié hors de Terraform depuis la dernière application (resource_drift) : {_listed(drifted)}",
            file,
        )
    failed = [
        str((item.get("address") or {}).get("to_display"))
        for item in _objects(document, "checks")
        if item.get("status") in {"fail", "error"}
    ]
    if failed:
        yield Diagnostic(
            "warning",
            "structure",
            f"conditions of the configuration itself do not hold: {_listed(failed)}",
            f"des conditions de la configuration elle-même ne sont pas remplies : {_listed(failed)}",
            file,
        )


def _objects(document: Mapping[str, Any], member: str) -> list[Mapping[str, Any]]:
    return [item for item in document.get(member) or () if isinstance(item, Mapping)]


def _by_hand(drift: Mapping[str, Any]) -> bool:
    """Whether something real changed: moved addresses are listed as drift without action too."""
    return "address" in drift and any(action != "no-op" for action in (drift.get("change") or {}).get("actions") or ())


def _listed(addresses: list[str]) -> str:
    more = len(addresses) - _NAMES_SHOWN
    return ", ".join(addresses[:_NAMES_SHOWN]) + (f", … (+{more})" if more > 0 else "")
