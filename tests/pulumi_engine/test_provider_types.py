"""The provider of these tests takes what the real one's package takes, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from provider_defaults import DEFAULTS, NAMES
from provider_double import ACCOUNT, answered, checked
from provider_types import SIGNATURE, UNKNOWN, arguments_class, outputs, problems, problems_of_provider

SECRET = "1b47061264138c4ac30d75fd1eb44270"


@pytest.mark.parametrize(
    ("token", "inputs", "expected"),
    [
        ("aws:kms/key:Key", {}, []),
        ("aws:kms/key:Key", {"enableKeyRotation": True, "tags": {"a": "b"}, "deletionWindowInDays": 7.0}, []),
        ("aws:kms/key:Key", {"enableKeyRotation": UNKNOWN, "policy": None, "__defaults": []}, []),
        ("aws:kms/key:Key", {"enableKeyRotatoin": True}, [("enableKeyRotatoin", "is no property of Key")]),
        (
            "aws:kms/key:Key",
            {"deletionWindowInDays": 7.5},
            [("deletionWindowInDays", "is a number where int is expected")],
        ),
        ("aws:kms/key:Key", {"tags": {"a": 1}}, [("tags.a", "is a number where str is expected")]),
        ("aws:kms/key:Key", {"tags": ["a"]}, [("tags", "is a list where a map is expected")]),
        ("aws:rds/instance:Instance", {}, [("instanceClass", "is required")]),
        (
            "aws:rds/instance:Instance",
            {"instanceClass": "x", "password": {SIGNATURE: SECRET, "value": True}},
            [("password", "is true or false where str is expected")],
        ),
        (
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            {
                "bucket": "b",
                "rules": [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "AES256", "kmsKey": "k"}}],
            },
            [
                (
                    "rules[0].applyServerSideEncryptionByDefault.kmsKey",
                    "is no property of BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault",
                )
            ],
        ),
        ("aws:iam/policy:Policy", {"policy": "{}"}, []),
        ("aws:kms/kye:Kye", {}, [("", "aws:kms/kye:Kye is no type of its package")]),
    ],
)
def test_each_wrong_input_is_named_by_its_path(
    token: str, inputs: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems(token, inputs) == expected


@pytest.mark.parametrize(
    ("package", "inputs", "expected"),
    [
        ("aws", {"region": "eu-west-3", "version": "7.51.1", "skipRegionValidation": "true"}, []),
        ("aws", {"defaultTags": '{"tags": {"a": "b"}}', "region": UNKNOWN}, []),
        ("aws", {"regoin": "eu-west-3"}, [("regoin", "is no property of Provider")]),
        ("aws", {"defaultTags": '{"tag": {}}'}, [("defaultTags.tag", "is no property of ProviderDefaultTags")]),
        ("scaleway", {"region": "fr-par", "zone": "fr-par-1"}, []),
        ("ovh", {"endpoint": "ovh-eu"}, []),
    ],
)
def test_a_provider_is_set_up_as_its_package_allows(
    package: str, inputs: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems_of_provider(package, inputs) == expected


@pytest.mark.parametrize(
    ("token", "inputs", "expected"),
    [
        ("scaleway:databases/instance:Instance", {"engine": "PostgreSQL-15", "nodeType": "DB-DEV-S"}, []),
        ("scaleway:databases/instance:Instance", {"nodeType": 1}, [("nodeType", "is a number where str is expected")]),
        (
            "ovh:CloudProject/kube:Kube",
            {"region": "GRA11", "name": "k", "regoin": "x"},
            [("regoin", "is no property of Kube")],
        ),
        (
            "openstack:compute/instance:Instance",
            {"flavorName": ["x"]},
            [("flavorName", "is a list where str is expected")],
        ),
    ],
)
def test_other_providers_are_known_by_their_packages_too(
    token: str, inputs: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems(token, inputs) == expected


def test_every_type_that_is_filled_in_has_the_arguments_that_are_filled_in() -> None:
    for token in {*DEFAULTS, *NAMES}:
        assert arguments_class(token) is not None, token
        filled = checked(token, "x", {}, {}, b"\0\1\2\3")
        assert {reason for _, reason in problems(token, filled)} <= {"is required"}, token


def test_what_is_written_is_not_filled_in() -> None:
    filled = checked("aws:kms/key:Key", "k", {}, {"isEnabled": False}, b"")
    assert filled["isEnabled"] is False
    assert "isEnabled" not in filled["__defaults"]
    assert filled["enableKeyRotation"] is False


def test_a_name_that_was_made_up_stays() -> None:
    first = checked("aws:s3/bucket:Bucket", "docs", {}, {}, b"\xab\xcd\xef\x01")
    assert first["bucket"] == "docs-abcdef0"
    assert checked("aws:s3/bucket:Bucket", "docs", first, {}, b"\0\0\0\0")["bucket"] == "docs-abcdef0"


def test_what_is_computed_is_unknown_until_it_is_made() -> None:
    urn = "urn:pulumi:s::p::aws:rds/instance:Instance::db"
    inputs = {"instanceClass": "db.t4g.small", "__defaults": []}
    _, planned = answered("aws:rds/instance:Instance", urn, inputs, preview=True)
    identifier, made = answered("aws:rds/instance:Instance", urn, inputs, preview=False)
    assert planned["arn"] == planned["kmsKeyId"] == UNKNOWN
    assert "storageEncrypted" not in planned, "no value, unless it is written"
    assert made["arn"] == f"arn:aws:rds:eu-west-3:{ACCOUNT}:{identifier}"
    assert UNKNOWN not in made.values()
    assert "__defaults" not in made


def test_outputs_tell_what_always_has_a_value() -> None:
    listed = outputs("aws:kms/key:Key")
    assert listed["arn"] == (str, True)
    assert listed["enableKeyRotation"][1] is False
