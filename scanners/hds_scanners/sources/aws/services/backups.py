"""AWS Backup: vaults, plans, and what plans select."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

VAULTS = Call("backup", "ListBackupVaults", "BackupVaultList")
# A vault without a policy answers that it was not found.
VAULT_POLICY = Call("backup", "GetBackupVaultAccessPolicy", "Policy", ("ResourceNotFoundException",))
PLANS = Call("backup", "ListBackupPlans", "BackupPlansList")
PLAN = Call("backup", "GetBackupPlan", "BackupPlan")
SELECTIONS = Call("backup", "ListBackupSelections", "BackupSelectionsList")
SELECTION = Call("backup", "GetBackupSelection", "BackupSelection")


def vaults(api: Api) -> Iterator[Found]:
    """Vaults with their locks and policies."""
    for item in api.every(VAULTS):
        yield partial(_vault, api, item)


def _vault(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["BackupVaultArn"]), str(item["BackupVaultName"])
    air_gapped = told(item, "VaultType") == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
    yield Fact(
        "aws_backup_logically_air_gapped_vault" if air_gapped else "aws_backup_vault",
        arn,
        name,
        {"arn": arn, "name": name, **fields(item, kms_key_arn="EncryptionKeyArn")},
    )
    if told(item, "Locked"):
        yield Fact(
            "aws_backup_vault_lock_configuration",
            arn,
            name,
            {
                "backup_vault_name": name,
                **fields(item, min_retention_days="MinRetentionDays", max_retention_days="MaxRetentionDays"),
            },
        )
    policy = api.one(VAULT_POLICY, BackupVaultName=name)
    if policy is not None:
        yield Fact("aws_backup_vault_policy", arn, name, {"backup_vault_name": name, "policy": policy})


def plans(api: Api) -> Iterator[Found]:
    """Plans with their rules and selections."""
    for item in api.every(PLANS):
        yield partial(_plan, api, item)


def _plan(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, identifier = str(item["BackupPlanArn"]), str(item["BackupPlanId"])
    plan = api.one(PLAN, BackupPlanId=identifier)
    rules = told(plan, "Rules", default=[])
    yield Fact(
        "aws_backup_plan",
        arn,
        told(item, "BackupPlanName", default=identifier),
        {
            "id": identifier,
            "arn": arn,
            "name": told(item, "BackupPlanName"),
            "rule": rules
            if isinstance(rules, Unknown)
            else [
                {
                    **fields(
                        rule,
                        rule_name="RuleName",
                        target_vault_name="TargetBackupVaultName",
                        schedule="ScheduleExpression",
                    ),
                    "lifecycle": [fields(rule, delete_after="Lifecycle.DeleteAfterDays")]
                    if rule.get("Lifecycle")
                    else [],
                    "copy_action": [
                        fields(copy, destination_vault_arn="DestinationBackupVaultArn")
                        for copy in rule.get("CopyActions") or ()
                    ],
                }
                for rule in rules
            ],
        },
        untold=plan if isinstance(plan, Unknown) else None,
    )
    selections = api.listed(SELECTIONS, BackupPlanId=identifier)
    if isinstance(selections, Unknown):
        yield Fact(
            "aws_backup_selection", arn, identifier, {"plan_id": identifier, "resources": selections}, unseen=selections
        )
        return
    for selection in selections:
        yield partial(_selection, api, arn, identifier, str(selection["SelectionId"]))


def _selection(api: Api, arn: str, plan: str, identifier: str) -> Iterator[Found]:
    item = api.one(SELECTION, BackupPlanId=plan, SelectionId=identifier)
    resources = told(item, "Resources", default=[])
    wanted = told(item, "ListOfTags", default=[])
    # Conditions narrow a selection further than the model can say: what they leave is open.
    conditions = told(item, "Conditions", default={})
    narrowed = not isinstance(conditions, Unknown) and any(conditions.values())
    yield Fact(
        "aws_backup_selection",
        arn,
        told(item, "SelectionName", default=identifier) if not isinstance(item, Unknown) else identifier,
        {
            "plan_id": plan,
            "resources": _narrowed(json.dumps(conditions)) if narrowed else resources,
            "selection_tag": wanted
            if isinstance(wanted, Unknown)
            else [fields(tag, type="ConditionType", key="ConditionKey", value="ConditionValue") for tag in wanted],
        },
    )


def _narrowed(conditions: str) -> Unknown:
    return Unknown(Why.NOT_EVALUATED, (f"conditions of the selection: {conditions}",))


KINDS = (
    Kind(("aws_backup_vault",), (VAULTS, VAULT_POLICY), vaults),
    Kind(("aws_backup_plan", "aws_backup_selection"), (PLANS, PLAN, SELECTIONS, SELECTION), plans),
)
