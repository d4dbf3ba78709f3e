"""AWS Backup: vaults, plans, and which resources a plan selects."""

from collections.abc import Iterator, Mapping

from hds_policies.model.storage import BackupPlan, BackupVault
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import always
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

# How a selection names every resource of a service: `arn:aws:rds:*:*:db:*`; by the first word of the Terraform type.
_SERVICE = {
    "db": "rds",
    "rds": "rds",
    "docdb": "rds",
    "neptune": "rds",
    "dynamodb": "dynamodb",
    "efs": "elasticfilesystem",
    "fsx": "fsx",
    "ebs": "ec2",
    "s3": "s3",
    "redshift": "redshift",
    "timestreamwrite": "timestream",
}


def backed_up(resource: Resource, own: Setting[bool]) -> Setting[bool]:
    """Whether a store's own setting, or a plan of AWS Backup in the same root, takes copies of it."""
    if own.raw is True:
        return own
    selection = _selection(resource)
    if isinstance(selection, Resource):
        return selection.at("resources", raw=True, note="selected by a plan of AWS Backup")
    return own if selection is None or isinstance(own.raw, Unknown) else own.same_place(selection)


def kept_days(resource: Resource, own: Setting[int]) -> Setting[int] | None:
    """How long the store's own backups, or those of the plan that selects it, are kept, whichever is longer.

    None when a plan keeps them for ever, or is declared elsewhere.
    """
    selection = _selection(resource)
    if not isinstance(selection, Resource):
        return own
    plan = selection.referred("plan_id")
    planned = _longest(plan) if isinstance(plan, Resource) else None
    if planned is None:
        return None
    return own if own.known and planned.known and own.value >= planned.value else planned


def _selection(resource: Resource) -> Resource | Unknown | None:
    """The selection of a plan that chooses a resource; why one might, when none surely does."""
    doubt: Unknown | None = None
    for selection in resource.every("aws_backup_selection"):
        chosen = _selects(selection, resource)
        if chosen is True:
            return selection
        if isinstance(chosen, Unknown):
            doubt = chosen
    return doubt


def _selects(selection: Resource, resource: Resource) -> bool | Unknown:
    if selection in resource.companions("aws_backup_selection", "resources").certain:
        return True
    named, _ = selection.raw("resources")
    doubt = named if isinstance(named, Unknown) and not named.references else None
    service = _SERVICE.get(resource.type.split("_")[1], "")
    arn, _ = resource.raw("arn")
    own = arn if isinstance(arn, str) else None
    for item in named if isinstance(named, (list, tuple)) else ():
        if isinstance(item, Unknown):
            if any(
                reference.address in (resource.address, resource.declaration.instance_of)
                for reference in item.references
            ):
                return True
            doubt = item if doubt is None and not item.references else doubt
        elif isinstance(item, str) and (
            item in {"*", own} or (item.split(":")[2:3] == [service] and item.endswith("*"))
        ):
            return True
    tags, _ = resource.raw("tags")
    for wanted in selection.blocks("selection_tag"):
        if not wanted.text("type", "STRINGEQUALS").equals("STRINGEQUALS"):
            continue
        key, value = wanted.text("key").raw, wanted.text("value").raw
        own = tags.get(key) if isinstance(tags, Mapping) and isinstance(key, str) else tags
        unknown = next((item for item in (key, value, own) if isinstance(item, Unknown)), None)
        if unknown is not None:
            doubt = unknown
        elif own is not None and own == value:
            return True
    return doubt if doubt is not None else False


def vault(resource: Resource) -> Iterator[Thing]:
    """`aws_backup_vault`: always encrypted, with the service's key when none is named."""
    yield BackupVault(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="AWS Backup encrypts every vault"),
        customer_key=resource.setting("kms_key_arn"),
    )


def plan(resource: Resource) -> Iterator[Thing]:
    """`aws_backup_plan`: the rule that keeps its copies longest counts; without a lifecycle copies are kept for ever."""
    longest = _longest(resource)
    if longest is not None:
        yield BackupPlan(declaration=resource.declaration, placement=placement(resource), backup_retention_days=longest)


def _longest(plan: Resource) -> Setting[int] | None:
    longest: Setting[int] | None = None
    for rule in plan.blocks("rule"):
        days = rule.number("lifecycle.delete_after")
        if days.raw is None:
            return None
        if longest is None or isinstance(days.raw, Unknown) or (longest.known and days.raw > longest.value):
            longest = days
    return longest


TRANSLATORS = {"aws_backup_vault": vault, "aws_backup_plan": plan}
