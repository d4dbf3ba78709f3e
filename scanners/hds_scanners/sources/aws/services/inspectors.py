"""Watchers besides GuardDuty and Security Hub: Macie and Inspector."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

# Macie refuses where it is off, and says why in words only.
SESSION = Call("macie2", "GetMacieSession", unused="Macie is not enabled")
STATUS = Call("inspector2", "BatchGetAccountStatus", "accounts")


def macie(api: Api) -> Iterator[Found]:
    """Macie, where it is on or paused."""
    session = api.one(SESSION)
    status = told(session, "status")
    if status is not None:
        yield Fact(
            "aws_macie2_account",
            api.arn("macie2", "session"),
            "macie",
            {"id": api.account.id, "status": status},
            unseen=status if isinstance(status, Unknown) else None,
        )


def without_idle_watchers(facts: list[Fact]) -> list[Fact]:
    """The facts less Macie in regions without buckets, where it has nothing to look at."""
    watched = {fact.region for fact in facts if fact.type == "aws_s3_bucket"}
    return [fact for fact in facts if fact.type != "aws_macie2_account" or fact.region in watched]


def inspector(api: Api) -> Iterator[Found]:
    """Inspector, where it looks at anything of the account."""
    for item in api.every(STATUS, accountIds=[api.account.id]):
        watched = [
            name
            for name in ("ec2", "ecr", "lambda")
            if told(item, f"resourceState.{name}.status") in ("ENABLED", "ENABLING")
        ]
        if watched:
            yield Fact(
                "aws_inspector2_enabler",
                api.arn("inspector2", "status"),
                "inspector",
                {"account_ids": [api.account.id], "resource_types": [name.upper() for name in watched]},
            )


KINDS = (
    Kind(("aws_macie2_account",), (SESSION,), macie),
    Kind(("aws_inspector2_enabler",), (STATUS,), inspector),
)
