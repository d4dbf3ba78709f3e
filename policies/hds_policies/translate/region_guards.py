"""Guard rails that limit where an organisation may create resources.

Sources: AWS Organizations ("Deny access to AWS based on the requested AWS Region"), Azure Policy built-in definitions
"Allowed locations", Google Cloud's organisation constraint `constraints/gcp.resourceLocations`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from hds_policies.model.hosting import RegionGuard
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.merging import Translator
from hds_policies.translate.policy_document import Statement, policy_document
from hds_policies.translate.reading import Block, Resource

_REQUESTED_REGION = "aws:requestedregion"


def service_control_policy(resource: Resource) -> Iterator[Thing]:
    """`aws_organizations_policy`: a deny of every region but those listed."""
    if resource.text("type", "SERVICE_CONTROL_POLICY").known_or("") != "SERVICE_CONTROL_POLICY":
        return
    document = policy_document(resource.raw("content")[0])
    if document is None or isinstance(document, Unknown):
        return
    found = [
        (position, statement, regions)
        for position, statement in enumerate(document.statements)
        if (regions := _allowed(statement)) is not None
    ]
    closed = [set(regions) for _, _, regions in found if not isinstance(regions, Unknown)]
    for position, statement, regions in found:
        # Denials add up: one that leaves more regions open than another opens nothing.
        if not isinstance(regions, Unknown) and any(other < set(regions) for other in closed):
            continue
        yield RegionGuard(
            declaration=resource.declaration,
            host="aws",
            regions=Setting(regions, "content", resource.declaration),
            exceptions=Setting(_exceptions(statement), "content", resource.declaration),
            detail=f"statement {position}",
        )


def _allowed(statement: Statement) -> tuple[str, ...] | Unknown | None:
    """The regions that a deny leaves open; None when it is about something else."""
    if statement.is_("Deny") is not True:
        return None
    for condition in statement.conditions:
        if condition.key != _REQUESTED_REGION or "not" not in condition.operator:
            continue
        doubt = next((item for item in condition.values if isinstance(item, Unknown)), None)
        return doubt if doubt is not None else tuple(str(item) for item in condition.values)
    return None


def _exceptions(statement: Statement) -> tuple[str, ...]:
    return tuple(item for item in statement.not_actions if isinstance(item, str))


# Built-in definitions "Allowed locations" and "Allowed locations for resource groups".
_ALLOWED_LOCATIONS = ("e56962a6-4747-49cd-b67b-bf8b01975c4c", "e765b5de-1225-4ba3-bd56-1ac6695af988")


def policy_assignment(resource: Resource) -> Iterator[Thing]:
    """Azure: an assignment of the built-in definition "Allowed locations", or of one of the root that says the same."""
    definition = resource.referred("policy_definition_id")
    if isinstance(definition, Resource) and definition.type == "azurerm_policy_definition":
        yield from _own_definition(resource, definition)
        return
    built_in, _ = resource.raw("policy_definition_id")
    if isinstance(built_in, Unknown) and built_in.parts:
        built_in = built_in.parts[-1]
    if not isinstance(built_in, str) or not built_in.lower().endswith(_ALLOWED_LOCATIONS):
        return
    parameters = resource.setting("parameters")
    given = _parameter(parameters.raw, "listOfAllowedLocations", "value")
    yield RegionGuard(declaration=resource.declaration, host="azurerm", regions=parameters.same_place(_names(given)))


# Effects of Azure Policy that keep a resource from being created; an effect may be a parameter.
_DENYING = re.compile(r"deny|\[parameters\(.*", re.IGNORECASE)
_PARAMETER = re.compile(r"\[parameters\('(\w+)'\)\]")


def _own_definition(assignment: Resource, definition: Resource) -> Iterator[Thing]:
    """Azure: a custom definition that denies every location but those listed, as the assignment fills it in."""
    rule = _decoded(definition.raw("policy_rule")[0])
    if not isinstance(rule, Mapping) or not isinstance(rule.get("then"), Mapping):
        return
    effect = rule["then"].get("effect")
    if isinstance(effect, str) and not _DENYING.fullmatch(effect):
        return
    listed = _listed(rule.get("if"))
    if listed is None:
        return
    setting = definition.setting("policy_rule")
    named = _PARAMETER.fullmatch(listed) if isinstance(listed, str) else None
    if named is not None:
        setting = assignment.setting("parameters")
        listed = _parameter(setting.raw, named.group(1), "value")
        if listed is None:
            setting = definition.setting("parameters")
            listed = _parameter(setting.raw, named.group(1), "defaultValue")
    yield RegionGuard(declaration=assignment.declaration, host="azurerm", regions=setting.same_place(_names(listed)))


def _listed(condition: Any) -> Any:
    """The locations that a condition to deny leaves out: `notIn`, or `in` under a `not`; None when it lists none."""
    if not isinstance(condition, Mapping):
        return None
    if str(condition.get("field")).lower() == "location" and "notIn" in condition:
        return condition["notIn"]
    negated = condition.get("not")
    if isinstance(negated, Mapping) and str(negated.get("field")).lower() == "location" and "in" in negated:
        return negated["in"]
    parts = condition.get("allOf")
    for part in parts if isinstance(parts, (list, tuple)) else ():
        found = _listed(part)
        if found is not None:
            return found
    return None


def _decoded(raw: Any) -> Any:
    """What a JSON document says, also one that is partly known; an Unknown when it cannot be read."""
    if isinstance(raw, Unknown):
        return raw if raw.document is None else raw.document
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw)
    except json.JSONDecodeError:
        return Unknown(Why.NOT_EVALUATED)


def _parameter(raw: Any, name: str, key: str) -> Any:
    """One parameter of an assignment (`value`) or of a definition (`defaultValue`)."""
    decoded = _decoded(raw)
    if isinstance(decoded, Unknown):
        return decoded
    parameter = decoded.get(name) if isinstance(decoded, Mapping) else None
    return parameter.get(key) if isinstance(parameter, Mapping) else parameter


def _names(values: Any) -> tuple[str, ...] | Unknown:
    if isinstance(values, Unknown):
        return values
    items = values if isinstance(values, (list, tuple)) else ()
    doubt = next((item for item in items if isinstance(item, Unknown)), None)
    return doubt if doubt is not None else tuple(str(item) for item in items)


def org_policy(resource: Resource) -> Iterator[Thing]:
    """`google_org_policy_policy`: values of the constraint on resource locations."""
    name = resource.raw("name")[0]
    spelled = name if isinstance(name, str) else "".join(p for p in getattr(name, "parts", ()) if isinstance(p, str))
    if not spelled.endswith("gcp.resourceLocations"):
        return
    for rule in resource.blocks("spec.rules"):
        yield from _google_guard(resource, rule, "values.allowed_values")


def organization_policy(resource: Resource) -> Iterator[Thing]:
    """`google_organization_policy` and its folder and project forms."""
    if not str(resource.text("constraint").known_or("")).endswith("gcp.resourceLocations"):
        return
    for block in resource.blocks("list_policy"):
        yield from _google_guard(resource, block, "allow.values")


def _google_guard(resource: Resource, block: Block, path: str) -> Iterator[Thing]:
    if block.has(path):
        yield RegionGuard(
            declaration=resource.declaration,
            host="google",
            regions=block.texts(path),
            detail=block.prefix,
        )


TRANSLATORS: dict[str, tuple[Translator, ...]] = {
    "aws_organizations_policy": (service_control_policy,),
    "azurerm_policy_assignment": (policy_assignment,),
    "azurerm_subscription_policy_assignment": (policy_assignment,),
    "azurerm_management_group_policy_assignment": (policy_assignment,),
    "azurerm_resource_group_policy_assignment": (policy_assignment,),
    "google_org_policy_policy": (org_policy,),
    "google_organization_policy": (organization_policy,),
    "google_folder_organization_policy": (organization_policy,),
    "google_project_organization_policy": (organization_policy,),
}
