"""The policy that an audit needs, made of the table of calls and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.services import KINDS

# What `credentials` asks for before the table. It is not imported: it loads boto3.
_SETUP = (Call("sts", "GetCallerIdentity"), Call("ec2", "DescribeRegions"), Call("organizations", "ListAccounts"))


def calls() -> Iterator[Call]:
    """Every call that an audit can make."""
    yield from _SETUP
    for kind in KINDS:
        yield from kind.calls


def policy(wanted: Iterable[Call] | None = None) -> str:
    """The policy as JSON: each action of the table, and no other."""
    limited: dict[tuple[str, ...], set[str]] = {}
    for call in calls() if wanted is None else wanted:
        limited.setdefault(call.resources or ("*",), set()).add(call.action)
    document = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": f"HdsAudit{position}",
                "Effect": "Allow",
                "Action": sorted(actions),
                "Resource": list(resources) if len(resources) > 1 else resources[0],
            }
            for position, (resources, actions) in enumerate(sorted(limited.items()))
        ],
    }
    return json.dumps(document, indent=2) + "\n"
