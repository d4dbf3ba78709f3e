"""Guard rails that limit where an organisation may create resources.

Sources: AWS Organizations ("Deny access to AWS based on the requested AWS Region"), Azure Policy built-in definitions
"Allowed locations", Google Cloud's organisation constraint `constraints/gcp.resourceLocations`.
"""

from __future__ import annotations

import json
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
    for position, statement in enumerate(document.statements):
        regions = _allowed(statement)
        if regions is None:
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
    """Azure: an assignment of the built-in definition "Allowed locations"."""
    definition = resource.text("policy_definition_id")
    if not definition.known or not str(definition.value or "").lower().endswith(_ALLOWED_LOCATIONS):
        return
    parameters = resource.setting("parameters")
    yield RegionGuard(
        declaration=resource.declaration, host="azurerm", regions=parameters.same_place(_locations(parameters.raw))
    )


def _locations(raw: Any) -> tuple[str, ...] | Unknown:
    if isinstance(raw, Unknown):
        if not isinstance(raw.document, Mapping):
            return raw
        raw = raw.document
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except json.JSONDecodeError:
            return Unknown(Why.NOT_EVALUATED, ("parameters",))
    given = raw.get("listOfAllowedLocations") if isinstance(raw, Mapping) else None
    values = given.get("value") if isinstance(given, Mapping) else None
    if isinstance(values, Unknown):
        return values
    doubt = next((item for item in values or () if isinstance(item, Unknown)), None)
    return doubt if doubt is not None else tuple(str(item) for item in values or ())


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
