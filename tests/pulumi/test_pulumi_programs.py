"""Programs are run only when asked, against a recorder, and closed off from the rest of the machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from hds_policies.model.declaration import Declaration
from hds_policies.model.value import Unknown, Why
from hds_scanners import cli
from hds_scanners.scan import Options, scan
from hds_scanners.sources.pulumi import running
from hds_scanners.sources.pulumi.folder import read_projects
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.reading import PulumiReading

RUN = PulumiOptions(run_program=True)
# A resource by its token alone: what most of these tests need, without the time that a large SDK takes to load.
HEAD = """\
import pulumi


class Thing(pulumi.CustomResource):
    def __init__(self, token, name, props=None, opts=None):
        super().__init__(token, name, props or {}, opts)


def bucket(name, opts=None, **props):
    return Thing("aws:s3/bucket:Bucket", name, props, opts)


"""


def _write(folder: Path, program: str, *, head: str = HEAD, stack: str = "config: {}", runtime: str = "python") -> None:
    (folder / "Pulumi.yaml").write_text(f"name: records\nruntime: {runtime}\n")
    (folder / "Pulumi.prod.yaml").write_text(stack)
    (folder / "__main__.py").write_text(head + textwrap.dedent(program))


def _read(folder: Path, program: str, **options: Any) -> PulumiReading:
    _write(folder, program, **options)
    (reading,) = read_projects(folder, ["Pulumi.yaml"], RUN)
    assert isinstance(reading, PulumiReading)
    return reading


def _errors(reading: PulumiReading) -> list[str]:
    return [item.en for item in reading.diagnostics if item.severity == "error"]


def _by_name(reading: PulumiReading) -> dict[str, Declaration]:
    return {item.name: item for item in reading.declarations}


def test_a_program_is_not_run_unless_asked_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    _write(tmp_path, "open('ran', 'w')")
    result = scan([tmp_path], Options())
    assert result.incomplete
    assert not (tmp_path / "ran").exists()
    message = result.diagnostics[0].message.en
    assert "--run-program" in message
    assert "pulumi preview --json" in message


def test_a_program_beside_terraform_is_listed_as_not_looked_at(tmp_path: Path) -> None:
    _write(tmp_path, "")
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "b" {}\n')
    result = scan([tmp_path], Options())
    assert not result.incomplete
    assert [path for path, _ in result.coverage.skipped] == ["Pulumi.yaml"]


def test_a_real_sdk_is_recorded_with_defaults_left_out_and_lines_kept(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import pulumi_aws as aws

        key = aws.kms.Key("key", enable_key_rotation=True)
        aws.rds.Instance("db", engine="postgres", storage_encrypted=True, kms_key_id=key.arn,
                         instance_class="db.t4g.small")
        """,
        head="",
        stack="config: {aws:region: eu-west-3}",
    )
    assert reading.diagnostics == []
    database = _by_name(reading)["db"]
    assert (database.type, database.shown_type) == ("aws_db_instance", "aws:rds/instance:Instance")
    assert (database.location.file, database.location.line) == ("__main__.py", 4)
    assert database.provider.attributes["region"] == "eu-west-3"
    assert set(database.attributes) == {"engine", "storage_encrypted", "kms_key_id", "instance_class"}
    reference = database.attributes["kms_key_id"].reference
    assert (reference.address, reference.attribute) == (_by_name(reading)["key"].address, "arn")


def test_a_text_made_of_outputs_keeps_its_known_parts(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import json
        b = bucket("b")
        Thing("aws:s3/bucketPolicy:BucketPolicy", "p", {
            "bucket": b.id,
            "policy": b.id.apply(lambda i: json.dumps({"Statement": [{"Effect": "Deny", "Resource": f"arn:aws:s3:::{i}/*"}]})),
        })
        """,
    )
    policy = _by_name(reading)["p"].attributes["policy"]
    assert policy.document["Statement"][0]["Effect"] == "Deny"
    assert policy.document["Statement"][0]["Resource"].parts[0] == "arn:aws:s3:::"


def test_resources_made_inside_apply_are_seen(tmp_path: Path) -> None:
    reading = _read(tmp_path, 'bucket("a").id.apply(lambda i: bucket("inner", bucket="x"))\n')
    assert set(_by_name(reading)) == {"a", "inner"}


def test_components_parents_and_providers_are_followed(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        class Far(pulumi.ProviderResource):
            def __init__(self):
                super().__init__("aws", "far", {"region": "eu-west-2"})

        class Store(pulumi.ComponentResource):
            def __init__(self, name, opts=None):
                super().__init__("clinic:x:Store", name, None, opts)
                bucket(f"{name}-docs", pulumi.ResourceOptions(parent=self))

        Store("store", pulumi.ResourceOptions(providers=[Far()]))
        """,
    )
    docs = _by_name(reading)["store-docs"]
    assert docs.address == "urn:pulumi:prod::records::clinic:x:Store$aws:s3/bucket:Bucket::store-docs"
    assert docs.provider.attributes["region"] == "eu-west-2"


def test_transforms_of_the_stack_are_applied(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        def tagged(args):
            return pulumi.ResourceTransformResult({**args.props, "tags": {"owner": "clinic"}}, args.opts)

        pulumi.runtime.register_resource_transform(tagged)
        bucket("b")
        """,
    )
    assert _errors(reading) == []
    assert _by_name(reading)["b"].attributes["tags"] == {"owner": "clinic"}


def test_remote_components_and_stack_references_are_listed_as_not_looked_at(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        class Vpc(pulumi.ComponentResource):
            def __init__(self):
                super().__init__("awsx:ec2:Vpc", "v", {}, None, True)

        Vpc()
        other = pulumi.StackReference("org/network/prod")
        bucket("b", bucket=other.get_output("name"))
        """,
    )
    assert {item.source for item in reading.modules_not_fetched} == {"awsx:ec2:Vpc", "pulumi:pulumi:StackReference"}
    assert isinstance(_by_name(reading)["b"].attributes["bucket"], Unknown)


def test_each_stack_is_run_with_its_own_configuration(tmp_path: Path) -> None:
    _write(tmp_path, 'bucket("b", bucket=pulumi.Config().require("name"), acl=pulumi.get_stack())\n')
    (tmp_path / "Pulumi.prod.yaml").write_text("config: {records:name: one}")
    (tmp_path / "Pulumi.test.yaml").write_text("config: {records:name: two}")
    readings = [r for r in read_projects(tmp_path, ["Pulumi.yaml"], RUN) if isinstance(r, PulumiReading)]
    seen = [(d.attributes["bucket"], d.attributes["acl"]) for reading in readings for d in reading.declarations]
    assert seen == [("one", "prod"), ("two", "test")]


def test_configuration_that_nobody_gives_is_unknown_and_told(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        'c = pulumi.Config()\nbucket("b", bucket=c.require("name"), acl=str(int(c.require("n")) + c.require_int("m")))\n',
    )
    value = _by_name(reading)["b"].attributes["bucket"]
    assert (value.why, value.chain) == (Why.NO_VALUE, ("records:name",))
    assert {item.severity for item in reading.diagnostics} == {"info"}
    assert sum("a stand-in took its place" in item.en for item in reading.diagnostics) == 3


def test_an_object_of_configuration_that_nobody_gives_is_unknown_in_all_its_parts(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        given = pulumi.Config().require_object("network")
        bucket("whole", rules=given)
        bucket("part", bucket=given["name"], acl=given["acl"]["kind"], first=given[0])
        for number, item in enumerate(given):
            bucket(f"item-{number}", bucket=item)
        """,
    )
    assert _errors(reading) == []
    found = _by_name(reading)
    values = [
        found["whole"].attributes["rules"],
        *(found["part"].attributes[name] for name in ("bucket", "acl", "first")),
    ]
    values.append(found["item-0"].attributes["bucket"])
    assert {(value.why, value.chain) for value in values} == {(Why.NO_VALUE, ("records:network",))}


def test_files_that_missing_configuration_names_are_stood_in_for_and_others_are_not(tmp_path: Path) -> None:
    program = """\
        import os, pathlib
        key, site = (pulumi.Config().require(name) for name in ("keyPath", "sitePath"))
        bucket("b", bucket=open(key).read(), acl=pathlib.Path(key).read_text())
        bucket("n", bucket=str(len(os.listdir(os.path.join(os.getcwd(), site)))))
        open(OTHER)
        """
    reading = _read(tmp_path, program.replace("OTHER", "__file__"))
    assert _errors(reading) == []
    found = _by_name(reading)
    assert {found["b"].attributes[name].chain for name in ("bucket", "acl")} == {("records:keyPath",)}
    assert found["n"].attributes["bucket"] == "0"
    (error,) = _errors(_read(tmp_path, program.replace("OTHER", "'not-there'")))
    assert "FileNotFoundError" in error


def test_the_region_that_a_stack_leaves_to_the_environment_is_unknown_and_told(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        c = pulumi.Config("aws")
        bucket("b", bucket=c.get("region") + "a", acl=str(c.get("profile")))
        """,
    )
    value = _by_name(reading)["b"].attributes["bucket"]
    assert (value.why, value.chain, value.parts[1]) == (Why.NO_VALUE, ("aws:region",), "a")
    assert _by_name(reading)["b"].attributes["acl"] == "None"
    assert ["aws:region" in item.en for item in reading.diagnostics] == [True]


def test_a_program_that_rejects_placeholders_is_run_again_with_unknown_outputs(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        a = bucket("a")
        bucket("b", bucket=a.id.apply(lambda i: {"real-id": "x"}[i]))
        """,
    )
    assert _errors(reading) == []
    value = _by_name(reading)["b"].attributes["bucket"]
    assert [reference.address for reference in value.references] == [_by_name(reading)["a"].address]


def test_lookups_are_answered_without_an_account(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import pulumi_aws as aws

        document = aws.iam.get_policy_document(statements=[{"actions": ["s3:*"], "resources": ["*"]}])
        bucket("b", policy=document.json, acl=aws.get_region().region, bucketPrefix=aws.get_caller_identity().account_id)
        """,
        stack="config: {aws:region: eu-west-3}",
    )
    assert _errors(reading) == []
    attributes = _by_name(reading)["b"].attributes
    assert json.loads(attributes["policy"])["Statement"][0]["Action"] == ["s3:*"]
    assert attributes["acl"] == "eu-west-3"
    assert attributes["bucket_prefix"].why is Why.DATA_SOURCE


@pytest.mark.parametrize(
    ("program", "said", "line"),
    [
        ("import sys\nsys.exit(3)", "left by itself", 14),
        ("import os\nos._exit(0)", "ended before its end", 0),
        ('raise ValueError("PLANTED")', "failed (ValueError)", 13),
        ("import os\nif os.fork() == 0:\n    while True: pass", "starts other programs", 14),
        ('import subprocess\nsubprocess.run(["sleep", "60"])', "starts other programs", 14),
        ('import socket\nsocket.create_connection(("192.0.2.1", 80))', "uses the network", 14),
        ('import urllib.request\nurllib.request.urlopen("http://example.com")', "uses the network", 14),
        ('open("written", "w")', "writes files", 13),
        ('open("/tmp/hds-written-by-a-program", "w")', "writes files", 13),
        ('import os\nos.remove("__main__.py")', "changes files", 14),
        ('open("/etc/passwd").read()', "reads files outside the project", 13),
        ("import a_package_that_nobody_has", "the package a_package_that_nobody_has is not installed", 13),
        ("x = = 1", "failed (SyntaxError)", 13),
    ],
)  # fmt: skip
def test_a_program_that_does_more_than_declare_is_stopped_and_told(
    tmp_path: Path, program: str, said: str, line: int
) -> None:
    _write(tmp_path, program)
    reading = next(iter(read_projects(tmp_path, ["Pulumi.yaml"], RUN)))
    assert isinstance(reading, PulumiReading)
    (error,) = [item for item in reading.diagnostics if item.severity == "error"]
    assert said in error.en
    assert "PLANTED" not in error.en
    assert error.line == line
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Pulumi.prod.yaml", "Pulumi.yaml", "__main__.py"]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("pulumi.Config().applications", "the program failed (AttributeError: applications)"),
        (
            "raise TypeError(\"Missing required property 'public_key'\")",
            "(TypeError: Missing required property 'public_key')",
        ),
        ("raise TypeError(\"Missing required property 'pw' S3cret\")", "the program failed (TypeError);"),
        ("raise ValueError('S3cret')", "the program failed (ValueError);"),
    ],
)
def test_a_failure_names_what_was_not_there_and_quotes_nothing_else(tmp_path: Path, program: str, said: str) -> None:
    (error,) = _errors(_read(tmp_path, program + "\n"))
    assert said in error
    assert "S3cret" not in error


def test_a_program_that_fails_is_told_with_the_configuration_that_it_did_not_get(tmp_path: Path) -> None:
    program = """\
        c = pulumi.Config()
        bucket("b", bucket=c.get("name"), acl=c.get_secret("acl") or c.get("kind", "private"))
        pulumi.Config("aws").get("profile")
        """
    assert not _read(tmp_path, program).diagnostics
    reading = _read(tmp_path, program + 'None + "x"\n')
    assert "the program failed (TypeError)" in _errors(reading)[0]
    (told,) = [item.en for item in reading.diagnostics if item.severity == "info"]
    assert told.endswith("does not give: records:acl, records:name")


def test_a_domain_that_nobody_gives_can_be_taken_apart(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        domain = pulumi.Config().require("targetDomain")
        bucket("b", bucket=f"www.{domain}", acl=str(domain.count(".")))
        """,
    )
    attributes = _by_name(reading)["b"].attributes
    assert (attributes["bucket"].parts[0], attributes["acl"]) == ("www.", "2")
    assert attributes["bucket"].parts[1].chain == ("records:targetDomain",)


def test_a_program_that_never_ends_is_ended_with_all_its_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS", 4.0)
    marker = f"3{os.getpid()}.25"
    started = time.monotonic()
    reading = _read(
        tmp_path,
        f"""\
        import ctypes, os, time
        bucket("b")
        # Behind the interpreter's back, in a session of its own.
        if ctypes.CDLL(None).fork() == 0:
            ctypes.CDLL(None).setsid()
            ctypes.CDLL(None).execl(b"/bin/sleep", b"sleep", b"{marker}", None)
        while True:
            time.sleep(1)
        """,
    )
    assert "took more than" in _errors(reading)[0]
    assert time.monotonic() - started < 30
    if running.can_isolate():  # without namespaces a process may flee its group
        listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        assert marker not in listing


def test_a_program_that_prints_without_end_fills_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS", 3.0)
    reading = _read(tmp_path, 'while True:\n    print("x" * 1_000_000)\n')
    assert "took more than" in _errors(reading)[0]


def test_nothing_of_the_environment_reaches_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "PLANTED")
    reading = _read(tmp_path, 'import os\nbucket("b", tags=dict(os.environ))\n')
    tags = _by_name(reading)["b"].attributes["tags"]
    assert "PLANTED" not in json.dumps(tags)
    assert not [name for name in tags if name.startswith("AWS_") and name != "AWS_EC2_METADATA_DISABLED"]


def test_secrets_of_configuration_and_program_appear_in_no_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(
        tmp_path,
        """\
        c = pulumi.Config()
        Thing("aws:rds/instance:Instance", "db", {
            "password": pulumi.Output.secret("PLANTED-program"),
            "username": c.require_secret("password").apply(lambda p: p + "x"),
            "identifier": c.require("password"),
            "storageEncrypted": pulumi.Output.secret("PLANTED-flag"),
        })
        pulumi.log.warn("PLANTED-log")
        print("PLANTED-print")
        raise RuntimeError("PLANTED-error")
        """,
        stack="config:\n  records:password:\n    secure: PLANTED-cipher\n",
    )
    for form in ("terminal", "json", "sarif", "junit"):
        status = cli.run(["scan", str(tmp_path), "--run-program", "--format", form, "--show-passes", "--verbose"])
        assert status == 3
    shown = capsys.readouterr()
    assert "db" in shown.out
    assert "PLANTED" not in shown.out + shown.err


def test_an_interpreter_that_is_not_there_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "")
    (reading,) = read_projects(tmp_path, ["Pulumi.yaml"], PulumiOptions(run_program=True, python=tmp_path / "python"))
    assert isinstance(reading, PulumiReading)
    assert "there is no interpreter" in _errors(reading)[0]


def test_the_environment_of_the_project_is_used_when_it_is_there(tmp_path: Path) -> None:
    _write(tmp_path, 'bucket("b")\n', runtime="{name: python, options: {virtualenv: own}}")
    (tmp_path / "own/bin").mkdir(parents=True)
    python = tmp_path / "own/bin/python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (reading,) = read_projects(tmp_path, ["Pulumi.yaml"], PulumiOptions(run_program=True, python=Path("/nowhere")))
    assert isinstance(reading, PulumiReading)
    assert [item.name for item in reading.declarations] == ["b"]


# The development environment has some of the SDKs: the program sees them as missing.
HIDDEN = """\
from importlib.machinery import PathFinder

_found = PathFinder.find_spec


def _hiding(name, path=None, target=None):
    hidden = {"pulumi_azure_native", "pulumi_gcp", "pulumi_ovh", "pulumiverse_scaleway"}
    return None if name.partition(".")[0] in hidden else _found(name, path, target)


PathFinder.find_spec = _hiding
"""


def test_an_sdk_that_is_not_installed_is_stood_in_for_and_told(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import pulumi
        import pulumi_gcp as gcp
        import pulumiverse_scaleway as scaleway
        from pulumi_azure_native import network, storage
        from pulumi_ovh.cloudproject import Kube

        london = gcp.Provider("london", region="europe-west2")
        records = gcp.sql.DatabaseInstance(
            "records", database_version="POSTGRES_16",
            settings=gcp.sql.DatabaseInstanceSettingsArgs(tier="db-f1", user_labels={"data_class": "health"},
                ip_configuration=gcp.sql.DatabaseInstanceSettingsIpConfigurationArgs(ipv4_enabled=True)),
            opts=pulumi.ResourceOptions(provider=london))
        gcp.storage.BucketIAMMember("all", bucket=records.connection_name, role="r", member="allUsers")
        scaleway.databases.Instance("db", storage_args={"encryption_at_rest": True}, tags=["a"])
        storage.StorageAccount("account", storage.StorageAccountArgs(enable_https_traffic_only=False),
                               opts=pulumi.ResourceOptions(protect=True))
        network.PublicIPAddress("ip", public_ip_allocation_method=network.IPAllocationMethod.STATIC)
        Kube("kube", region="GRA11", service_name=gcp.organizations.get_project().project_id)
        """,
        head=HIDDEN,
    )
    assert _errors(reading) == []
    told = [item.en.split()[2] for item in reading.diagnostics if "is not installed" in item.en]
    assert told == ["pulumi_azure_native", "pulumi_gcp", "pulumi_ovh", "pulumiverse_scaleway"]
    found = _by_name(reading)
    records = found["records"]
    assert (records.type, records.provider.attributes["region"]) == ("google_sql_database_instance", "europe-west2")
    assert records.attributes["settings"][0]["ip_configuration"] == [{"ipv4_enabled": True}]
    assert records.attributes["settings"][0]["user_labels"] == {"data_class": "health"}
    reference = found["all"].attributes["bucket"].reference
    assert (reference.address, reference.attribute) == (records.address, "connection_name")
    assert (found["db"].type, found["kube"].type) == ("scaleway_rdb_instance", "ovh_cloud_project_kube")
    assert found["account"].attributes["https_traffic_only_enabled"] is False
    assert isinstance(found["ip"].attributes["allocation_method"], Unknown)
    assert found["kube"].attributes["service_name"].why is Why.DATA_SOURCE


def test_outputs_and_lookups_of_a_stand_in_can_be_gone_into(tmp_path: Path) -> None:
    """Their shape is not known: what is taken out of them is no more known than they are."""
    reading = _read(
        tmp_path,
        """\
        import pulumi
        import pulumi_awsx as awsx
        import pulumi_azure_native as azure
        network = azure.network.VirtualNetwork("n")
        azure.network.NetworkInterface("i", subnet_id=network.subnets[0].id, zone=network.location)
        who = pulumi.Output.from_input(azure.authorization.get_client_config())
        azure.keyvault.Vault("v", tenant=who.tenant_id, short=who.tenant_id.apply(lambda text: text[:3]))
        awsx.ec2.Vpc("w", kind=awsx.ec2.SubnetType.PUBLIC)
        """,
        head="",
    )
    assert _errors(reading) == []
    found = _by_name(reading)
    subnet = found["i"].attributes["subnet_id"]
    assert (subnet.reference.address, subnet.reference.attribute) == (found["n"].address, "subnets")
    assert found["v"].attributes["tenant"].why is Why.DATA_SOURCE
    assert [item.source for item in reading.modules_not_fetched] == ["awsx:ec2:Vpc"]
