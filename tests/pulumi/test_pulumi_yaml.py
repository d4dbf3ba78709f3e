"""Pulumi YAML projects are evaluated as Pulumi would, stack by stack, with the line of each property."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from hds_policies.model.declaration import Declaration
from hds_policies.model.value import Unknown, Why
from hds_scanners import cli
from hds_scanners.scan import Options, scan
from hds_scanners.sources.pulumi.discovery import project_files
from hds_scanners.sources.pulumi.folder import NotRun, read_projects
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.reading import PulumiReading


def _write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / {"project": "Pulumi.yaml"}.get(name, f"Pulumi.{name}.yaml")
        path.write_text(textwrap.dedent(content))


def _readings(folder: Path, options: PulumiOptions | None = None) -> list[PulumiReading]:
    found = list(read_projects(folder, project_files(folder), options or PulumiOptions()))
    assert not [item for item in found if isinstance(item, NotRun)]
    return [item for item in found if isinstance(item, PulumiReading)]


def _program(folder: Path, resources: str, rest: str = "", **stacks: str) -> PulumiReading:
    body = textwrap.indent(textwrap.dedent(resources), "  ")
    project = f"name: records\nruntime: yaml\n{textwrap.dedent(rest)}resources:\n{body}"
    (folder / "Pulumi.yaml").write_text(project)
    _write(folder, **stacks)
    return _readings(folder)[0]


def _attributes(reading: PulumiReading, name: str = "b") -> dict[str, Any]:
    return dict(_declared(reading, name).attributes)


def _declared(reading: PulumiReading, name: str = "b") -> Declaration:
    return next(item for item in reading.declarations if item.name == name)


BUCKET = "b:\n  type: aws:s3:Bucket\n  properties:\n"


def test_each_stack_is_looked_at_with_its_own_configuration_over_that_of_the_project(tmp_path: Path) -> None:
    _write(
        tmp_path,
        project="""\
            name: records
            runtime: yaml
            config:
              aws:region: {value: eu-west-3}
              size: {type: integer, default: 10}
            resources:
              v: {type: "aws:ebs:Volume", properties: {size: "${size}", availabilityZone: eu-west-3a}}
            """,
        london="config: {aws:region: eu-west-2, records:size: 20}",
        paris="config: {}",
    )
    seen = {
        item.address.split(":")[2]: (item.provider.attributes["region"], item.attributes["size"])
        for reading in _readings(tmp_path)
        for item in reading.declarations
    }
    assert seen == {"london": ("eu-west-2", 20), "paris": ("eu-west-3", 10)}
    assert len(_readings(tmp_path, PulumiOptions(stack="paris"))) == 1


def test_a_finding_names_the_line_of_the_property_and_of_the_stack_file(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        "db:\n  type: aws:rds:Instance\n  properties:\n    engine: postgres\n    storageEncrypted: false\n",
        prod="config:\n  aws:region: eu-west-2\n",
    )
    declaration = _declared(reading, "db")
    assert (declaration.location.file, declaration.location.line, declaration.location.end_line) == (
        "Pulumi.yaml",
        4,
        8,
    )
    assert declaration.origin_of("storage_encrypted").location.line == 8
    place = declaration.origin_of("provider.region").location
    assert (place.file, place.line) == ("Pulumi.prod.yaml", 2)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("plain", "plain"),
        ('"$${kept}"', "${kept}"),
        ('"${prefix}-${pulumi.stack}"', "clinic-default"),
        ('"${list[1]}"', "two"),
        ('"${map.key[\\"odd key\\"]}"', "found"),
        ('{"fn::join": ["-", ["a", "${prefix}"]]}', "a-clinic"),
        ('{"fn::select": [1, ["x", "y"]]}', "y"),
        ('{"fn::split": [",", "a,b"]}', ["a", "b"]),
        ('{"Fn::ToJSON": {"a": ["${prefix}", 1, true]}}', '{"a": ["clinic", 1, true]}'),
        ('{"fn::toBase64": "a"}', "YQ=="),
        ('{"fn::fromBase64": "YQ=="}', "a"),
        ('{"fn::sha1": "a"}', "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
        ('{"fn::length": [1, 2, 3]}', 3),
        ('{"fn::singleOrNone": ["x"]}', "x"),
        ('{"fn::fileAsset": "./page.html"}', "./page.html"),
        ('{"fn::unsecret": "x"}', "x"),
        ('{"fn::readFile": "note.txt"}', "noted"),
        ('{"fn::pulumiResourceName": "${other}"}', "other"),
        ('{"fn::pulumiResourceType": "${other}"}', "aws:kms/key:Key"),
        ('{"fn::invoke": {"function": "aws:getRegion", "arguments": {}, "return": "name"}}', "eu-west-3"),
        ("yes", "yes"),
        ("true", True),
        ("0o17", 15),
        ('"12"', "12"),
    ],
)
def test_expressions_have_the_value_that_pulumi_gives_them(tmp_path: Path, expression: str, value: Any) -> None:
    (tmp_path / "note.txt").write_text("noted")
    reading = _program(
        tmp_path,
        f"{BUCKET}    bucketPrefix: {expression}\nother:\n  type: aws:kms:Key\n",
        """\
        config: {"aws:region": {value: eu-west-3}}
        variables:
          prefix: clinic
          list: [one, two]
          map: {key: {"odd key": found}}
        """,
    )
    assert reading.diagnostics == []
    assert _attributes(reading)["bucket_prefix"] == value


def test_a_reference_is_the_property_when_written_else_an_unknown_that_names_the_resource(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        "k:\n  type: aws:kms:Key\n  properties: {description: d}\n"
        f'{BUCKET}    bucket: "${{k.description}}"\n    acl: "${{k.arn}}"\n    bucketPrefix: "x-${{k.keyId}}"\n',
    )
    attributes = _attributes(reading)
    assert attributes["bucket"] == "d"
    assert isinstance(attributes["acl"], Unknown)
    reference = attributes["acl"].reference
    assert reference is not None
    assert (reference.address, reference.attribute) == (_declared(reading, "k").address, "arn")
    made = attributes["bucket_prefix"]
    assert made.parts[0] == "x-"
    assert (made.exact, made.references[0].attribute) == (False, "key_id")


def test_a_document_that_is_partly_known_stays_readable(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        'b:\n  type: aws:s3:Bucket\np:\n  type: aws:s3:BucketPolicy\n  properties:\n    bucket: "${b.id}"\n'
        "    policy:\n      fn::toJSON:\n        Statement:\n          - Effect: Allow\n"
        '            Resource: "${b.arn}/*"\n',
    )
    policy = _attributes(reading, "p")["policy"]
    assert isinstance(policy, Unknown)
    assert isinstance(policy.document, dict)
    assert policy.document["Statement"][0]["Effect"] == "Allow"


def test_a_policy_document_is_computed_without_an_account(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        'r:\n  type: aws:iam:Role\n  properties:\n    assumeRolePolicy: "${doc.json}"\n',
        """\
        variables:
          doc:
            fn::aws:iam:getPolicyDocument:
              statements:
                - actions: ["sts:AssumeRole"]
                  principals: [{type: "*", identifiers: ["*"]}]
                  conditions: [{test: Bool, variable: "aws:SecureTransport", values: ["false"]}]
        """,
    )
    statement = json.loads(_attributes(reading, "r")["assume_role_policy"])["Statement"][0]
    assert statement == {
        "Effect": "Allow",
        "Action": ["sts:AssumeRole"],
        "Principal": "*",
        "Condition": {"Bool": {"aws:SecureTransport": ["false"]}},
    }


def test_providers_are_given_inherited_and_made_the_default(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        """\
        given: {type: "pulumi:providers:aws", properties: {region: eu-west-2}}
        usual: {type: "pulumi:providers:aws", properties: {region: eu-west-1}, defaultProvider: true}
        far: {type: "aws:s3:Bucket", options: {provider: "${given}"}}
        inside: {type: "aws:s3:Bucket", options: {parent: "${far}"}}
        near: {type: "aws:s3:Bucket"}
        """,
    )
    regions = {item.name: item.provider.attributes["region"] for item in reading.declarations}
    assert regions == {"far": "eu-west-2", "inside": "eu-west-2", "near": "eu-west-1"}
    assert _declared(reading, "inside").address.endswith("::aws:s3/bucket:Bucket$aws:s3/bucket:Bucket::inside")


def test_a_component_of_the_project_declares_its_resources_under_itself(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        "store: {type: records:index:Store, properties: {acl: public-read}}\n"
        'user: {type: "aws:s3:BucketPolicy", properties: {bucket: "${store.name}"}}\n',
        """\
        components:
          Store:
            inputs: {acl: {type: string, default: private}, force: {type: boolean, default: true}}
            resources:
              bucket: {type: "aws:s3:Bucket", properties: {acl: "${acl}", forceDestroy: "${force}"}}
            outputs: {name: "${bucket.id}"}
        """,
    )
    bucket = _declared(reading, "store-bucket")
    assert dict(bucket.attributes) == {"acl": "public-read", "force_destroy": True}
    assert "::records:index/store:Store$aws:s3/bucket:Bucket::" in bucket.address
    assert _attributes(reading, "user")["bucket"].reference.address == bucket.address


def test_what_cannot_be_seen_is_listed(tmp_path: Path) -> None:
    reading = _program(
        tmp_path,
        """\
        network: {type: "awsx:ec2:Vpc"}
        other: {type: "pulumi:pulumi:StackReference", properties: {name: org/network/prod}}
        b: {type: "aws:s3:Bucket", properties: {bucket: "${other.outputs[\\"bucket\\"]}"}}
        old: {type: "aws:s3:Bucket", get: {id: archive}}
        """,
    )
    assert {item.source for item in reading.modules_not_fetched} == {"awsx:ec2/vpc:Vpc", "pulumi:pulumi:StackReference"}
    assert isinstance(_attributes(reading)["bucket"], Unknown)
    assert _declared(reading, "old").mode == "data"


def test_configuration_that_no_stack_gives_is_unknown_for_want_of_a_value(tmp_path: Path) -> None:
    reading = _program(tmp_path, f'{BUCKET}    acl: "${{later}}"\n', "config: {later: {type: string}}\n")
    value = _attributes(reading)["acl"]
    assert (value.why, value.chain) == (Why.NO_VALUE, ("later",))


@pytest.mark.parametrize(
    ("resources", "said", "line"),
    [
        (f'{BUCKET}    acl: "${{nothing.here}}"\n', "${nothing} names no configuration", 7),
        (f'{BUCKET}    acl: {{"fn::select": [9, [1]]}}\n', "out of range", 7),
        (f'{BUCKET}    acl: {{"fn::readFile": "../outside.txt"}}\n', "outside the project", 7),
        (f'{BUCKET}    acl: {{"fn::unheardOf": 1}}\n', "fn::unheardOf is not known", 7),
        ("b:\n  properties: {}\n", "a resource needs a type", 4),
        ('b:\n  type: aws:s3:Bucket\n  properties: {acl: "${b.acl}"}\n', "", 0),
    ],
)
def test_what_pulumi_would_refuse_is_told_at_its_line(tmp_path: Path, resources: str, said: str, line: int) -> None:
    (tmp_path.parent / "outside.txt").write_text("x")
    reading = _program(tmp_path, resources)
    assert [(said in item.en, item.line) for item in reading.diagnostics] == ([(True, line)] if said else [])


def test_a_circle_of_variables_is_told(tmp_path: Path) -> None:
    reading = _program(tmp_path, f'{BUCKET}    acl: "${{a}}"\n', 'variables: {a: "${c}", c: "${a}"}\n')
    assert "refers to itself" in reading.diagnostics[0].en


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name: x\nruntime: yaml\nresources: [\n", "invalid YAML"),
        ("name: x\nruntime: yaml\na: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(8)
        ), "anchors make more than"),
        ("name: x\nruntime: yaml\nresources: &r {a: *r}\n", "contains itself"),
        ("runtime: yaml\n", "no Pulumi project"),
        ("name: x\nruntime: yaml\nvariables: " + "[" * 300 + "]" * 300 + "\n", "contains itself"),
    ],
)  # fmt: skip
def test_a_project_file_that_cannot_be_read_ends_in_status_3(
    tmp_path: Path, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Pulumi.yaml").write_text(content)
    status = cli.run(["scan", str(tmp_path), "--format", "json"])
    messages = " ".join(item["message"] for item in json.loads(capsys.readouterr().out)["diagnostics"])
    assert (status, said in messages) == (3, True)


def test_a_stack_file_that_is_broken_leaves_the_others(tmp_path: Path) -> None:
    _program(tmp_path, BUCKET.replace("  properties:\n", ""), good="config: {}\n", bad="config: [\n")
    result = scan([tmp_path], Options())
    assert result.coverage.resources == 1
    assert [item.message.en for item in result.diagnostics if "Pulumi.bad.yaml" in item.message.en]


def test_a_program_that_another_command_writes_is_not_taken_for_empty(tmp_path: Path) -> None:
    _write(tmp_path, project="name: x\nruntime: {name: yaml, options: {compiler: cue export}}\n")
    result = scan([tmp_path], Options())
    assert result.incomplete
    assert "another command" in result.diagnostics[0].message.en


def test_terraform_files_of_a_project_with_the_hcl_runtime_are_read_as_terraform(tmp_path: Path) -> None:
    _write(tmp_path, project="name: x\nruntime: hcl\n")
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "b" {}\n')
    result = scan([tmp_path], Options())
    assert (result.coverage.resources, result.incomplete) == (1, False)


def test_a_yaml_program_named_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "store.yaml"
    path.write_text("name: x\nruntime: yaml\nresources: {b: {type: 'aws:s3:Bucket'}}\n")
    assert scan([path], Options()).coverage.resources == 1


def test_resources_without_names_are_not_taken_for_none(tmp_path: Path) -> None:
    path = tmp_path / "Pulumi.yaml"
    path.write_text("name: x\nruntime: yaml\nresources:\n  - type: aws:s3:Bucket\n    name: b\n")
    result = scan([tmp_path], Options())
    (remark,) = result.diagnostics
    assert (remark.severity, remark.line, result.incomplete) == ("error", 4, True)


def test_secrets_of_configuration_and_program_appear_in_no_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _program(
        tmp_path,
        'db:\n  type: aws:rds:Instance\n  properties:\n    password: "${dbPassword}"\n    username:\n'
        '      fn::secret: PLANTED-literal\n    storageEncrypted: "${flag}"\n    identifier: "${fn}-x"\n',
        "config: {flag: {secret: true, value: PLANTED-flag}}\nvariables: {fn: {fn::secret: PLANTED-variable}}\n",
        prod="config:\n  dbPassword:\n    secure: v1:PLANTED-cipher\n  aws:region: eu-west-3\n"
        "  nested:\n    inner: [{secure: PLANTED-nested}]\n",
    )  # fmt: skip
    for form in ("terminal", "json", "sarif", "junit"):
        cli.run(["scan", str(tmp_path), "--format", form, "--show-passes", "--verbose"])
    shown = capsys.readouterr()
    assert "db" in shown.out
    assert "PLANTED" not in shown.out + shown.err
