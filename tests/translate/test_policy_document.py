"""Policies are evaluated as policies: denials win, conditions limit, and only what decides may be unknown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hds_policies.model.value import Reference, Unknown, Why
from hds_policies.translate.policy_document import PolicyDocument, judged

NOT_KNOWN = Unknown(Why.NO_VALUE, ("var.x",))
ROLE_ARN = Unknown(Why.COMPUTED, ("aws_iam_role.r.arn",), (Reference("aws_iam_role.r", "arn"),), exact=True)
BUCKET_ARN = Unknown(Why.COMPUTED, ("aws_s3_bucket.b.arn",), (Reference("aws_s3_bucket.b", "arn"),), exact=True)


def allow(**parts: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::clinic/*", **parts}


def deny(**parts: Any) -> dict[str, Any]:
    return {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", **parts}


def document(*statements: dict[str, Any]) -> Unknown:
    return Unknown(Why.COMPUTED, document={"Version": "2012-10-17", "Statement": list(statements)})


def is_public(*statements: dict[str, Any]) -> bool | Unknown | None:
    return judged(document(*statements), PolicyDocument.is_open_to_anyone)


def is_administrator(*statements: dict[str, Any]) -> bool | Unknown | None:
    return judged(document(*statements), PolicyDocument.grants_everything)


# -- principals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "principal",
    ["*", {"AWS": "*"}, {"AWS": ["111122223333", "*"]}, {"*": "*"}, {"AWS": "arn:aws:iam::*:role/reader"}],
)
def test_any_principal_is_open(principal: Any) -> None:
    assert is_public(allow(Principal=principal)) is True


@pytest.mark.parametrize(
    "principal",
    [
        {"AWS": "arn:aws:iam::111122223333:root"},
        {"AWS": "111122223333"},
        {"AWS": ROLE_ARN},
        {"Service": "ecs-tasks.amazonaws.com"},
        {"Service": "*"},
        {"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"},
    ],
)
def test_named_principal_is_closed(principal: Any) -> None:
    assert is_public(allow(Principal=principal)) is False


def test_everyone_but_one_is_open() -> None:
    assert is_public(allow(NotPrincipal={"AWS": "111122223333"})) is True


def test_principal_that_is_not_known_leaves_it_open() -> None:
    assert isinstance(is_public(allow(Principal={"AWS": NOT_KNOWN})), Unknown)


def test_what_is_not_known_does_not_hide_what_is() -> None:
    assert is_public(allow(Principal={"AWS": NOT_KNOWN}), allow(Principal="*")) is True


# -- conditions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition",
    [
        {"StringEquals": {"aws:SourceVpce": "vpce-0123456789abcdef0"}},
        {"StringEquals": {"AWS:SourceAccount": ["111122223333"]}},
        {"StringLike": {"aws:PrincipalOrgPaths": "o-0123456789/*"}},
        {"ArnLike": {"aws:SourceArn": "arn:aws:s3:::clinic"}},
        {"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:111122223333:*"}},
        {"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}},
        {"ForAnyValue:StringEquals": {"aws:PrincipalOrgID": "o-0123456789"}},
        {"StringEquals": {"aws:SourceArn": BUCKET_ARN}},
        {"StringEquals": {"aws:SourceVpce": NOT_KNOWN}},
        {"Bool": {"aws:PrincipalIsAWSService": "true"}},
    ],
)
def test_condition_keeps_strangers_out(condition: Any) -> None:
    assert is_public(allow(Principal="*", Condition=condition)) is False


@pytest.mark.parametrize(
    "condition",
    [
        {"Bool": {"aws:SecureTransport": "true"}},
        {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}},
        {"IpAddress": {"aws:SourceIp": ["0.0.0.0/0"]}},
        {"IpAddress": {"aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"]}},
        {"StringLike": {"aws:SourceVpce": "*"}},
        {"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}},
        {"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-0123456789"}},
        {"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}},
        {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/reader"}},
        {"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}},
    ],
)
def test_condition_limits_nothing(condition: Any) -> None:
    assert is_public(allow(Principal="*", Condition=condition)) is True


# -- denials -----------------------------------------------------------------------------------------------------------


def test_denial_to_all_but_the_organisation_closes_what_it_covers() -> None:
    outside = {"StringNotEquals": {"aws:PrincipalOrgID": "o-0123456789"}}
    assert is_public(allow(Principal="*"), deny(Condition=outside)) is False


@pytest.mark.parametrize(
    "denial",
    [
        {"Action": "s3:PutObject"},
        {"Resource": "arn:aws:s3:::clinic/private/*"},
        {"Principal": {"AWS": "111122223333"}},
        {"Condition": {"Bool": {"aws:SecureTransport": "false"}}},
    ],
)
def test_denial_of_something_else_closes_nothing(denial: dict[str, Any]) -> None:
    assert is_public(allow(Principal="*"), deny(**denial)) is True


def test_denial_alone_opens_nothing() -> None:
    assert is_public(deny()) is False


# -- administration ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "grant",
    [
        {"Action": "*", "Resource": "*"},
        {"Action": ["s3:Get*", "*"], "Resource": ["*"]},
        {"Action": "*:*", "Resource": "*"},
        {"Action": "iam:*", "Resource": "*"},
        {"Action": "IAM:*", "Resource": "*"},
        {"Action": None, "NotAction": ["s3:DeleteBucket"], "Resource": "*"},
    ],
)
def test_everything_is_granted(grant: dict[str, Any]) -> None:
    assert is_administrator(allow(**grant)) is True


@pytest.mark.parametrize(
    "grant",
    [
        {"Action": "s3:*", "Resource": "*"},
        {"Action": "*", "Resource": "arn:aws:s3:::clinic/*"},
        {"Action": "*", "Resource": BUCKET_ARN},
        {"Action": None, "NotAction": ["iam:*"], "Resource": "*"},
        {"Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "lab"}}},
        {"Effect": "Deny", "Action": "*", "Resource": "*"},
    ],
)
def test_not_everything_is_granted(grant: dict[str, Any]) -> None:
    assert is_administrator(allow(**grant)) is False


def test_denial_of_the_management_of_rights_fences_an_administrator() -> None:
    assert is_administrator(allow(Action="*", Resource="*"), deny(Action=["iam:*"])) is False


def test_action_that_is_not_known_matters_only_on_everything() -> None:
    assert isinstance(is_administrator(allow(Action=NOT_KNOWN, Resource="*")), Unknown)
    assert is_administrator(allow(Action=NOT_KNOWN, Resource=BUCKET_ARN)) is False


# -- transport ---------------------------------------------------------------------------------------------------------


def test_denial_without_tls_refuses_plain_http() -> None:
    without = {"Bool": {"aws:SecureTransport": "false"}}
    assert judged(document(deny(Condition=without)), PolicyDocument.refuses_plain_http) is True
    assert judged(document(allow(Principal="*", Condition=without)), PolicyDocument.refuses_plain_http) is False


# -- forms -------------------------------------------------------------------------------------------------------------


def test_text_is_read_as_json() -> None:
    assert judged(json.dumps({"Statement": allow(Principal="*")}), PolicyDocument.is_open_to_anyone) is True


def test_template_is_read_with_its_unknown_pieces() -> None:
    template = Unknown(
        Why.COMPUTED,
        parts=(
            '{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "',
            ROLE_ARN,
            '"}, "Action": "*", "Resource": "',
            BUCKET_ARN,
            '/*"}]}',
        ),
    )
    assert judged(template, PolicyDocument.is_open_to_anyone) is False
    assert judged(template, PolicyDocument.grants_everything) is False


def test_piece_outside_of_quotes_stands_for_a_value() -> None:
    template = Unknown(
        Why.NO_VALUE, parts=('{"Statement": {"Effect": "Allow", "Principal": ', NOT_KNOWN, ', "Action": "s3:*"}}')
    )
    assert isinstance(judged(template, PolicyDocument.is_open_to_anyone), Unknown)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_policy_has_no_answer(value: Any) -> None:
    assert judged(value, PolicyDocument.is_open_to_anyone) is None


@pytest.mark.parametrize("value", ["not json", "[1, 2]", NOT_KNOWN])
def test_what_is_no_policy_is_not_known(value: Any) -> None:
    assert isinstance(judged(value, PolicyDocument.is_open_to_anyone), Unknown)
