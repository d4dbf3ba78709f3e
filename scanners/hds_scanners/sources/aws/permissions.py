"""The policy that an audit needs, made of the table of calls and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.hosts import interface_of
from hds_scanners.sources.aws.services import KINDS

# What `credentials` asks for before the table. It is not imported: it loads boto3.
_SETUP = (Call("sts", "GetCallerIdentity"), Call("ec2", "DescribeRegions"), Call("organizations", "ListAccounts"))


# Hosts that give rights in the language of IAM; EIM's documents have no version ("EIM Policy Elements").
_VERSIONS: dict[str, str | None] = {"aws": "2012-10-17", "outscale": None}


def calls_at(host: str) -> Iterator[Call]:
    """Every call that an audit of another host can make and that rights are given for."""
    interface = interface_of(host)
    for kind in interface.kinds:
        for call in kind.calls:
            # Buckets of Outscale are not subject to EIM ("About EIM").
            if call.operation not in interface.misunderstands and not (host == "outscale" and call.service == "s3"):
                yield call


def policy_at(host: str) -> str | None:
    """The policy that an audit of the host needs, as JSON; None where rights are not given in the language of IAM."""
    if host not in _VERSIONS:
        return None
    return policy() if host == "aws" else policy(calls_at(host), _VERSIONS[host])


def calls() -> Iterator[Call]:
    """Every call that an audit can make."""
    yield from _SETUP
    for kind in KINDS:
        yield from kind.calls


def policy(wanted: Iterable[Call] | None = None, version: str | None = "2012-10-17") -> str:
    """The policy as JSON: each action of the table, and no other."""
    limited: dict[tuple[str, ...], set[str]] = {}
    for call in calls() if wanted is None else wanted:
        limited.setdefault(call.resources or ("*",), set()).add(call.action)
    document = {
        **({"Version": version} if version else {}),
        "Statement": [
            {
                "Sid": f"HdsAudit{position}",
                "Effect": "Allow",
                "Action": sorted(actions),
                "Resource": list(resources) if len(resources) > 1 or not version else resources[0],
            }
            for position, (resources, actions) in enumerate(sorted(limited.items()))
        ],
    }
    return json.dumps(document, indent=2) + "\n"
