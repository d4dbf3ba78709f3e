"""Policies in the language of IAM, as values of Pulumi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi

Statement = Mapping[str, Any]
"""One statement, in the words of IAM."""


def allow(
    actions: Sequence[str],
    resources: Any = "*",
    *,
    sid: str,
    principals: Any = None,
    conditions: Mapping[str, Mapping[str, Any]] | None = None,
) -> Statement:
    """A statement that allows. `principals` are for policies of resources and of trust."""
    return _statement("Allow", actions, resources, sid=sid, principals=principals, conditions=conditions)


def deny(
    actions: Sequence[str],
    resources: Any = "*",
    *,
    sid: str,
    principals: Any = None,
    conditions: Mapping[str, Mapping[str, Any]] | None = None,
) -> Statement:
    """A statement that denies, whatever others allow."""
    return _statement("Deny", actions, resources, sid=sid, principals=principals, conditions=conditions)


def trust(*services: str, conditions: Mapping[str, Mapping[str, Any]] | None = None) -> pulumi.Output[str]:
    """Who may take on a role: services of AWS."""
    statement: dict[str, Any] = {
        "Sid": "Services",
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Service": list(services)},
    }
    if conditions:
        statement["Condition"] = conditions
    return policy_document(statement)


def policy_document(*statements: Statement) -> pulumi.Output[str]:
    """The document as JSON."""
    return pulumi.Output.json_dumps({"Version": "2012-10-17", "Statement": list(statements)})


def tls_only(arn: pulumi.Input[str], service: str) -> tuple[Statement, ...]:
    """Refuse everyone who comes without TLS, and to S3 also with a version before 1.2."""
    resources = [arn, pulumi.Output.concat(arn, "/*")] if service == "s3" else [arn]
    refused = deny(
        [f"{service}:*"],
        resources,
        sid="TlsOnly",
        principals="*",
        conditions={"Bool": {"aws:SecureTransport": "false"}},
    )
    if service != "s3":
        return (refused,)
    old = deny(
        ["s3:*"],
        resources,
        sid="NoOldTls",
        principals="*",
        conditions={"NumericLessThan": {"s3:TlsVersion": "1.2"}},
    )
    return (refused, old)


def _statement(
    effect: str,
    actions: Sequence[str],
    resources: Any,
    *,
    sid: str,
    principals: Any,
    conditions: Mapping[str, Mapping[str, Any]] | None,
) -> Statement:
    statement: dict[str, Any] = {"Sid": sid, "Effect": effect, "Action": list(actions), "Resource": resources}
    if principals is not None:
        statement["Principal"] = principals
    if conditions:
        statement["Condition"] = conditions
    return statement
