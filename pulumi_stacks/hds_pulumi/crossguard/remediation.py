"""What the pack may add to a resource, where the user asks for it: nothing that undoes a choice, or costs data.

Only arguments that nobody wrote are set, and only those that a provider changes in place. Encrypting a database or a disk
is not among them: for one that exists, it means another one in its stead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

DEFAULTS = "__defaults"
"""Names of the inputs that the provider filled in, as its `Check` lists them."""


def _always(_: Mapping[str, Any]) -> bool:
    return True


def _is_symmetric(inputs: Mapping[str, Any]) -> bool:
    """Only symmetric keys rotate: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html."""
    kind = inputs.get("customerMasterKeySpec", "SYMMETRIC_DEFAULT"), inputs.get("keyUsage", "ENCRYPT_DECRYPT")
    return kind == ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")


@dataclass(frozen=True, slots=True)
class Remediation:
    """Arguments that one rule asks of one type."""

    rule_id: str
    type: str
    arguments: Mapping[str, Any]
    applies: Callable[[Mapping[str, Any]], bool] = _always


REMEDIATIONS = (
    Remediation("HDS_BKP_003", "aws:rds/instance:Instance", {"deletionProtection": True}),
    Remediation("HDS_BKP_003", "aws:rds/cluster:Cluster", {"deletionProtection": True}),
    Remediation("HDS_BKP_003", "aws:docdb/cluster:Cluster", {"deletionProtection": True}),
    Remediation("HDS_BKP_003", "aws:dynamodb/table:Table", {"deletionProtectionEnabled": True}),
    Remediation(
        "HDS_EXP_001",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        dict.fromkeys(("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"), True),
    ),
    Remediation("HDS_EXP_001", "gcp:storage/bucket:Bucket", {"publicAccessPrevention": "enforced"}),
    Remediation("HDS_KEY_001", "aws:kms/key:Key", {"enableKeyRotation": True}, _is_symmetric),
    Remediation("HDS_LOG_003", "aws:cloudtrail/trail:Trail", {"enableLogFileValidation": True}),
)


def remediated(rule_id: str, token: str, inputs: Mapping[str, Any]) -> dict[str, Any] | None:
    """The inputs with what the rule asks for; None when there is nothing to add."""
    missing = dict(_missing(rule_id, token, inputs))
    if not missing:
        return None
    changed = {**inputs, **missing}
    defaults = inputs.get(DEFAULTS)
    if isinstance(defaults, list):
        changed[DEFAULTS] = [name for name in defaults if name not in missing]
    return changed


def _missing(rule_id: str, token: str, inputs: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    filled = inputs.get(DEFAULTS)
    unwritten = frozenset(filled if isinstance(filled, list) else ())
    for remediation in REMEDIATIONS:
        if remediation.rule_id == rule_id and remediation.type == token and remediation.applies(inputs):
            for name, value in remediation.arguments.items():
                if (name not in inputs or name in unwritten) and inputs.get(name) != value:
                    yield name, value
