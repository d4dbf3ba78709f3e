"""Programs in JavaScript and TypeScript are run as those in Python are, and closed off likewise."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import textwrap
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hds_policies.model.declaration import Declaration
from hds_policies.model.value import Unknown, Why
from hds_scanners import cli
from hds_scanners.scan import Options, scan
from hds_scanners.sources.pulumi import node_runtime, running
from hds_scanners.sources.pulumi.folder import read_projects
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.reading import PulumiReading

MODULES = os.environ.get("HDS_NODE_MODULES", "")
pytestmark = pytest.mark.skipif(
    not MODULES, reason="HDS_NODE_MODULES names no packages; `make test-node` installs some in a folder of their own"
)
RUN = PulumiOptions(run_program=True)
HEAD = 'import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n'


def _write(
    folder: Path, program: str, *, file: str = "index.ts", head: str = HEAD, stack: str = "config: {}", main: str = ""
) -> None:
    (folder / "Pulumi.yaml").write_text("name: records\nruntime: nodejs\n" + (f"main: {main}\n" if main else ""))
    (folder / "Pulumi.prod.yaml").write_text(stack)
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(head + textwrap.dedent(program))
    if not (folder / "node_modules").is_symlink():
        (folder / "node_modules").symlink_to(MODULES)


def _readings(folder: Path) -> list[PulumiReading]:
    return [item for item in read_projects(folder, ["Pulumi.yaml"], RUN) if isinstance(item, PulumiReading)]


def _read(folder: Path, program: str, **options: Any) -> PulumiReading:
    _write(folder, program, **options)
    (reading,) = _readings(folder)
    return reading


def _said(reading: PulumiReading, severity: str) -> list[str]:
    return [item.en for item in reading.diagnostics if item.severity == severity]


def _by_name(reading: PulumiReading) -> dict[str, Declaration]:
    return {item.name: item for item in reading.declarations}


# -- what is recorded --------------------------------------------------------------------------------------------------

PYTHON = """\
import pulumi


class Thing(pulumi.CustomResource):
    def __init__(self, token, name, props):
        super().__init__(token, name, props)


key = Thing("aws:kms/key:Key", "key", {"enableKeyRotation": False})
Thing("aws:rds/instance:Instance", "db", {
    "engine": "postgres", "storageEncrypted": False, "publiclyAccessible": True, "instanceClass": "db.t4g.small",
    "tags": {"data_class": "health"}})
Thing("aws:ebs/volume:Volume", "scans", {"availabilityZone": "eu-west-3a", "encrypted": True, "kmsKeyId": key.id})
"""
JAVASCRIPT = """\
const aws = require("@pulumi/aws");

const key = new aws.kms.Key("key", { enableKeyRotation: false });
new aws.rds.Instance("db", {
    engine: "postgres", storageEncrypted: false, publiclyAccessible: true, instanceClass: "db.t4g.small",
    tags: { data_class: "health" } });
new aws.ebs.Volume("scans", { availabilityZone: "eu-west-3a", encrypted: true, kmsKeyId: key.id });
"""
TYPESCRIPT = """\
import { ebs, kms, rds } from "@pulumi/aws";

const key = new kms.Key("key", { enableKeyRotation: false });
const given: rds.InstanceArgs = {
    engine: "postgres", storageEncrypted: false, publiclyAccessible: true, instanceClass: "db.t4g.small",
    tags: { data_class: "health" } };
new rds.Instance("db", given);
new ebs.Volume("scans", { availabilityZone: "eu-west-3a", encrypted: true, kmsKeyId: key.id });
"""


def test_the_same_infrastructure_is_judged_alike_in_every_language(tmp_path: Path) -> None:
    verdicts = {}
    for language, file, program in (
        ("python", "__main__.py", PYTHON), ("javascript", "index.js", JAVASCRIPT), ("typescript", "index.ts", TYPESCRIPT)
    ):  # fmt: skip
        folder = tmp_path / language
        folder.mkdir()
        _write(folder, program, file=file, head="", stack="config: {aws:region: eu-west-1}")
        if language == "python":
            (folder / "Pulumi.yaml").write_text("name: records\nruntime: python\n")
        result = scan([folder], Options(pulumi=RUN))
        assert not result.incomplete
        verdicts[language] = Counter((item.rule_id, item.subject.name, item.outcome) for item in result.findings)
    assert verdicts["javascript"] == verdicts["typescript"] == verdicts["python"]
    assert len({rule for rule, _, outcome in verdicts["python"] if outcome.value == "fail"}) > 3


def test_values_references_and_lines_of_typescript_are_those_of_the_source(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        interface Wanted {
            rotated: boolean;
        }

        const wanted: Wanted = { rotated: true };
        const key = new aws.kms.Key("key", { enableKeyRotation: wanted.rotated });
        function database(name: string): aws.rds.Instance {
            return new aws.rds.Instance(name, { storageEncrypted: true, kmsKeyId: key.arn });
        }
        database("db");
        """,
        stack="config: {aws:region: eu-west-3}",
    )
    database = _by_name(reading)["db"]
    assert (database.type, database.shown_type) == ("aws_db_instance", "aws:rds/instance:Instance")
    assert (database.location.file, database.location.line) == ("index.ts", 10)
    assert database.provider.attributes["region"] == "eu-west-3"
    reference = database.attributes["kms_key_id"].reference
    assert (reference.address, reference.attribute) == (_by_name(reading)["key"].address, "arn")


def test_a_real_sdk_tells_its_outputs_by_its_declarations(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import * as random from "@pulumi/random";
        const pet = new random.RandomPet("pet", { length: 2 });
        new aws.s3.Bucket("b", { bucket: pet.id.apply(i => `records-${i}`), acl: pet.separator });
        new aws.s3.Bucket("c", { bucket: new random.RandomId("id", { byteLength: 4 }).hex });
        """,
    )
    assert "@pulumi/random" not in " ".join(_said(reading, "warning"))
    found = _by_name(reading)
    assert found["b"].attributes["bucket"].parts[0] == "records-"
    value = found["c"].attributes["bucket"]
    assert (value.why, value.chain, value.exact) == (Why.COMPUTED, ("id.hex",), True)


def test_a_text_made_of_outputs_keeps_its_known_parts(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        const b = new aws.s3.Bucket("b");
        new aws.s3.BucketPolicy("p", { bucket: b.id, policy: b.arn.apply(arn => JSON.stringify(
            { Statement: [{ Effect: "Deny", Resource: `${arn}/*` }] })) });
        b.id.apply(id => new aws.s3.Bucket("inner", { bucket: "x" }));
        """,
    )
    policy = _by_name(reading)["p"].attributes["policy"]
    assert policy.document["Statement"][0]["Effect"] == "Deny"
    assert policy.document["Statement"][0]["Resource"].parts[1] == "/*"
    assert "inner" in _by_name(reading)


def test_components_parents_and_providers_are_followed(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        class Store extends pulumi.ComponentResource {
            constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
                super("clinic:x:Store", name, {}, opts);
                new aws.s3.Bucket(`${name}-docs`, {}, { parent: this });
            }
        }
        new Store("store", { providers: [new aws.Provider("far", { region: "eu-west-2" })] });
        """,
    )
    docs = _by_name(reading)["store-docs"]
    assert docs.address == "urn:pulumi:prod::records::clinic:x:Store$aws:s3/bucket:Bucket::store-docs"
    assert docs.provider.attributes["region"] == "eu-west-2"
    assert docs.location.line == 6


def test_transforms_of_the_stack_and_of_a_resource_are_applied(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        pulumi.runtime.registerResourceTransform(args => ({ props: { ...args.props, tags: { owner: "clinic" } }, opts: args.opts }));
        new aws.s3.Bucket("b");
        new aws.s3.Bucket("c", {}, { transforms: [args => ({ props: { ...args.props, bucket: "named" }, opts: args.opts })] });
        """,
    )
    assert _said(reading, "error") == []
    assert _by_name(reading)["b"].attributes["tags"] == {"owner": "clinic"}
    assert _by_name(reading)["c"].attributes["bucket"] == "named"


def test_remote_components_and_stack_references_are_listed_as_not_looked_at(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import * as awsx from "@pulumi/awsx";
        const network = new awsx.ec2.Vpc("v", { numberOfAvailabilityZones: 2 });
        const other = new pulumi.StackReference("org/network/prod");
        new aws.s3.Bucket("b", { bucket: other.getOutput("name"), acl: network.vpcId });
        new aws.rds.SubnetGroup("g", { subnetIds: network.privateSubnetIds });
        """,
    )
    assert {item.source for item in reading.modules_not_fetched} == {"awsx:ec2:Vpc", "pulumi:pulumi:StackReference"}
    assert isinstance(_by_name(reading)["b"].attributes["bucket"], Unknown)
    # How many subnets there are is not for us to say.
    assert isinstance(_by_name(reading)["g"].attributes["subnet_ids"], Unknown)


def test_each_stack_is_run_with_its_own_configuration(tmp_path: Path) -> None:
    _write(
        tmp_path,
        'new aws.s3.Bucket("b", { bucket: new pulumi.Config().require("name"), acl: pulumi.getStack() as any });',
    )
    (tmp_path / "Pulumi.prod.yaml").write_text("config: {records:name: one}")
    (tmp_path / "Pulumi.test.yaml").write_text("config: {records:name: two}")
    seen = [
        (d.attributes["bucket"], d.attributes["acl"]) for reading in _readings(tmp_path) for d in reading.declarations
    ]
    assert seen == [("one", "prod"), ("two", "test")]


def test_configuration_that_nobody_gives_is_unknown_and_told(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        const c = new pulumi.Config();
        new aws.s3.Bucket("b", { bucket: c.require("name"), tags: { n: String(c.requireNumber("n")), o: typeof c.requireObject("o") } });
        """,
    )
    value = _by_name(reading)["b"].attributes["bucket"]
    assert (value.why, value.chain) == (Why.NO_VALUE, ("records:name",))
    assert sum("a stand-in took its place" in said for said in _said(reading, "info")) == 3


def test_configuration_that_the_program_rejects_is_no_stand_in(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        'new pulumi.Config().require("n", { allowedValues: ["a", "b"] as const });',
        stack="config: {records:n: PLANTED}",
    )
    (said,) = _said(reading, "error")
    assert "failed (ConfigEnumError)" in said
    assert _said(reading, "info") == []


def test_properties_that_look_like_the_end_of_the_record_do_not_end_it(tmp_path: Path) -> None:
    reading = _read(tmp_path, 'for (const n of "abc") new aws.s3.Bucket(n, { tags: { kind: "end" } });')
    assert sorted(_by_name(reading)) == ["a", "b", "c"]


def test_a_program_that_rejects_placeholders_is_run_again_with_unknown_outputs(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        const a = new aws.s3.Bucket("a");
        new aws.s3.Bucket("b", { bucket: a.id.apply(i => ({ "real-id": { name: "x" } } as any)[i].name) });
        """,
    )
    assert _said(reading, "error") == []
    value = _by_name(reading)["b"].attributes["bucket"]
    assert [reference.address for reference in value.references] == [_by_name(reading)["a"].address]


def test_lookups_are_answered_without_an_account(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        const document = aws.iam.getPolicyDocumentOutput({ statements: [{
            actions: ["s3:*"], resources: ["*"],
            principals: [{ type: "*", identifiers: ["*"] }],
            conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }] }] });
        const region = pulumi.output(aws.getRegion());
        const account = aws.getCallerIdentity().then(who => who.accountId);
        const image = aws.ec2.getAmi({ mostRecent: true }).then(found => found.architecture);
        new aws.s3.Bucket("b", { policy: document.json, acl: region.name as any, bucketPrefix: account, bucket: image });
        new aws.rds.SubnetGroup("g", { subnetIds: pulumi.output(aws.ec2.getSubnets({})).ids });
        """,
        stack="config: {aws:region: eu-west-3}",
    )
    assert _said(reading, "error") == []
    attributes = _by_name(reading)["b"].attributes
    assert json.loads(attributes["policy"])["Statement"] == [
        {"Effect": "Allow", "Action": ["s3:*"], "Resource": ["*"], "Principal": "*",
         "Condition": {"Bool": {"aws:SecureTransport": ["false"]}}}
    ]  # fmt: skip
    assert attributes["acl"] == "eu-west-3"
    assert attributes["bucket_prefix"].why is Why.DATA_SOURCE
    assert attributes["bucket"].chain == ("aws:ec2/getAmi:getAmi.architecture",)
    assert _by_name(reading)["g"].attributes["subnet_ids"].why is Why.DATA_SOURCE


def test_an_sdk_that_is_not_installed_is_stood_in_for_and_told(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        """\
        import * as pulumi from "@pulumi/pulumi";
        import * as gcp from "@pulumi/gcp";
        import * as scaleway from "@pulumiverse/scaleway";
        import { StorageAccount } from "@pulumi/azure-native/storage/v20230101";
        import * as network from "@pulumi/azure-native/network";
        import * as ovh from "@ovhcloud/pulumi-ovh";

        const london = new gcp.Provider("london", { region: "europe-west2" });
        const records = new gcp.sql.DatabaseInstance("records", { databaseVersion: "POSTGRES_16",
            settings: { tier: "db-f1", userLabels: { data_class: "health" }, ipConfiguration: { ipv4Enabled: true } } },
            { provider: london });
        new gcp.storage.BucketIAMMember("all", { bucket: records.connectionName, role: "r", member: "allUsers" });
        new scaleway.databases.Instance("db", { encryptionAtRest: true, tags: ["a"] });
        new StorageAccount("account", { enableHttpsTrafficOnly: false }, { protect: true });
        new network.PublicIPAddress("ip", { publicIPAllocationMethod: network.IPAllocationMethod.Static });
        new ovh.cloudproject.Kube("kube", { region: "GRA11", serviceName: gcp.organizations.getProjectOutput().projectId });
        """,
        head="",
    )
    assert _said(reading, "error") == []
    told = [said.split()[2] for said in _said(reading, "warning") if "is not installed" in said]
    assert told == ["@ovhcloud/pulumi-ovh", "@pulumi/azure-native", "@pulumi/gcp", "@pulumiverse/scaleway"]
    found = _by_name(reading)
    records = found["records"]
    assert (records.type, records.provider.attributes["region"]) == ("google_sql_database_instance", "europe-west2")
    assert records.attributes["settings"][0]["ip_configuration"] == [{"ipv4_enabled": True}]
    assert records.attributes["settings"][0]["user_labels"] == {"data_class": "health"}
    reference = found["all"].attributes["bucket"].reference
    assert (reference.address, reference.attribute) == (records.address, "connection_name")
    assert (found["db"].type, found["kube"].type) == ("scaleway_rdb_instance", "ovh_cloud_project_kube")
    assert found["account"].attributes["https_traffic_only_enabled"] is False
    assert [value.why for value in found["ip"].attributes.values()] == [Why.DATA_SOURCE]
    assert found["kube"].attributes["service_name"].why is Why.DATA_SOURCE


# -- how programs are written ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "program", "manifest"),
    [
        (
            "index.js",
            'const aws = require("@pulumi/aws");\nmodule.exports = async () => { new aws.s3.Bucket("b"); };',
            {},
        ),
        ("index.ts", 'import * as aws from "@pulumi/aws";\nexport = async () => { new aws.s3.Bucket("b"); };', {}),
        (
            "index.js",
            'import { s3 } from "@pulumi/aws";\nexport default () => { new s3.Bucket("b"); };',
            {"type": "module"},
        ),
        (
            "index.ts",
            'import { s3 } from "@pulumi/aws";\nconst name = await Promise.resolve("b"); new s3.Bucket(name);',
            {"type": "module"},
        ),
        (
            "index.mjs",
            'import aws from "@pulumi/aws";\nnew aws.s3.Bucket(import.meta.url ? "b" : "no");',
            {"main": "index.mjs"},
        ),
        ("src/infra.ts", '\nimport * as s3 from "@pulumi/aws/s3"; new s3.Bucket("b");', {"main": "src/infra.ts"}),
    ],
)
def test_programs_are_loaded_as_pulumi_loads_them(
    tmp_path: Path, file: str, program: str, manifest: dict[str, str]
) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"name": "records", **manifest}))
    reading = _read(tmp_path, program, head="", file=file)
    assert _said(reading, "error") == []
    (bucket,) = reading.declarations
    assert (bucket.name, bucket.location.file, bucket.location.line) == ("b", file, 2)


def test_main_of_the_project_file_and_other_files_of_the_program_are_read(tmp_path: Path) -> None:
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra/names.ts").write_text('export enum Name { Records = "records" }\n')
    reading = _read(
        tmp_path,
        'import { Name } from "./names.js";\nnew aws.s3.Bucket(Name.Records);',
        file="infra/index.ts",
        main="infra",
    )
    assert _said(reading, "error") == []
    assert [item.location.file for item in reading.declarations] == ["infra/index.ts"]


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("program", "said", "line"),
    [
        ("process.exit(3);", "left by itself (process.exit)", 3),
        ("process.abort();", "left by itself (process.exit)", 3),
        ('class Planted extends Error {}\nthrow new Planted("PLANTED");', "failed (Planted)", 4),
        ('Promise.reject(new RangeError("PLANTED"));', "failed (RangeError)", 3),
        ('import { fork } from "child_process";\nfork("index.ts");', "starts other programs", 4),
        ('import { execSync } from "child_process";\nexecSync("sleep 60");', "starts other programs", 4),
        ('import { Worker } from "worker_threads";\nnew Worker("0", { eval: true });', "starts other programs", 4),
        ('import * as net from "net";\nnet.connect(80, "192.0.2.1");', "uses the network", 4),
        ('import * as http from "http";\nhttp.get("http://example.com");', "uses the network", 4),
        ('import * as dns from "dns";\ndns.promises.resolve("example.com");', "uses the network", 4),
        ('fetch("http://example.com");', "uses the network", 0),
        ('import * as http from "http";\nhttp.createServer().listen(0);', "uses the network", 4),
        ('import * as fs from "fs";\nfs.writeFileSync("written", "x");', "writes files", 4),
        ('import * as fs from "fs";\nfs.writeFileSync("/tmp/hds-written-by-a-program", "x");', "writes files", 4),
        ('import * as fs from "fs";\nfs.unlinkSync("index.ts");', "changes files", 4),
        ('import * as fs from "fs";\nfs.readFileSync("/etc/passwd");', "reads files outside the project", 4),
        ('import * as fs from "fs";\nfs.readFileSync("leaving");', "reads files outside the project", 4),
        ('import * as fs from "fs";\nfs.promises.readFile("leaving");', "reads files outside the project", 4),
        ("process.kill(process.ppid);", "signals other programs", 3),
        ('import * as t from "trace_events";\nt.createTracing({ categories: ["v8"] });', "writes files", 4),
        ('import * as v8 from "v8";\nv8.setFlagsFromString("--prof");', "reaches into the interpreter", 4),
        ('(process as any).binding("tcp_wrap");', "reaches into the interpreter", 3),
        ('process.dlopen({ exports: {} } as any, "/lib/x86_64-linux-gnu/libc.so.6");', "loads machine code", 3),
        ('import "a-package-that-nobody-has";', "the package a-package-that-nobody-has is not installed", 3),
        ('import "./a-file-that-nobody-has";', "./a-file-that-nobody-has, which the program needs, is not there", 3),
        ('import "@pulumi/random/nothing";', "@pulumi/random/nothing, which the program needs, is not there", 3),
        ("const x = = 1;", "failed (SyntaxError)", 3),
        ("export = async () => new Promise(() => {});", "failed (UnsettledPromise)", 0),
    ],
)  # fmt: skip
def test_a_program_that_does_more_than_declare_is_stopped_and_told(
    tmp_path: Path, program: str, said: str, line: int
) -> None:
    (tmp_path / "leaving").symlink_to("/etc/passwd")
    reading = _read(tmp_path, program)
    (error,) = [item for item in reading.diagnostics if item.severity == "error"]
    assert said in error.en
    assert "PLANTED" not in error.en
    assert error.line == line
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Pulumi.prod.yaml", "Pulumi.yaml", "index.ts", "leaving", "node_modules"
    ]  # fmt: skip
    assert not Path("/tmp/hds-written-by-a-program").exists()


def test_what_was_declared_before_an_error_is_kept_and_counted(tmp_path: Path) -> None:
    _write(tmp_path, 'new aws.s3.Bucket("b");\nsetTimeout(() => { throw new Error("PLANTED"); }, 50);')
    assert cli.run(["scan", str(tmp_path), "--run-program"]) == 3
    (reading,) = _readings(tmp_path)
    assert [item.name for item in reading.declarations] == ["b"]
    assert "1 resources were recorded until then" in _said(reading, "error")[0]


def test_a_program_that_never_ends_is_ended_with_all_its_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS", 4.0)
    started = time.monotonic()
    reading = _read(
        tmp_path, f'process.title = "hds-{os.getpid()}";\nnew aws.s3.Bucket("b");\nsetInterval(() => {{}}, 1000);'
    )
    assert "took more than" in _said(reading, "error")[0]
    assert [item.name for item in reading.declarations] == ["b"]
    assert time.monotonic() - started < 30
    listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert f"hds-{os.getpid()}" not in listing


def test_a_busy_loop_and_endless_output_are_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS", 3.0)
    reading = _read(tmp_path, 'while (true) console.log("x".repeat(1_000_000));')
    assert "took more than" in _said(reading, "error")[0]


@pytest.mark.parametrize("hoard", ["const kept: any[] = []; while (true) kept.push(Buffer.alloc(1 << 28, 1));",
                                   "const kept: any[] = []; while (true) kept.push(new Array(1 << 20).fill({}));"])  # fmt: skip
def test_a_program_that_hoards_memory_meets_a_limit(tmp_path: Path, hoard: str) -> None:
    (said,) = _said(_read(tmp_path, hoard), "error")
    assert "ended before its end" in said or "failed (" in said


def test_nothing_of_the_environment_reaches_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "PLANTED")
    monkeypatch.setenv("NODE_OPTIONS", "--title=PLANTED")
    reading = _read(tmp_path, 'new aws.s3.Bucket("b", { tags: { ...process.env as any } });')
    tags = _by_name(reading)["b"].attributes["tags"]
    assert "PLANTED" not in json.dumps(tags)
    assert not [name for name in tags if name.startswith("AWS_") and name != "AWS_EC2_METADATA_DISABLED"]


def test_secrets_of_configuration_and_program_appear_in_no_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(
        tmp_path,
        """\
        const c = new pulumi.Config();
        new aws.rds.Instance("db", {
            password: pulumi.secret("PLANTED-program"),
            username: c.requireSecret("password").apply(p => p + "x"),
            identifier: c.require("password"),
            storageEncrypted: pulumi.secret("PLANTED-flag" as any),
            tags: pulumi.secret({ nested: { deep: "PLANTED-deep" } as any }),
        });
        pulumi.log.warn("PLANTED-log");
        console.log("PLANTED-print");
        throw new Error("PLANTED-error");
        """,
        stack="config:\n  records:password:\n    secure: PLANTED-cipher\n",
    )
    for form in ("terminal", "json", "sarif", "junit"):
        status = cli.run(["scan", str(tmp_path), "--run-program", "--format", form, "--show-passes", "--verbose"])
        assert status == 3
    shown = capsys.readouterr()
    assert "db" in shown.out
    assert "PLANTED" not in shown.out + shown.err


# -- what is missing ---------------------------------------------------------------------------------------------------


def test_a_program_without_the_sdk_is_told_to_install_its_packages(tmp_path: Path) -> None:
    _write(tmp_path, 'new aws.s3.Bucket("b");')
    (tmp_path / "node_modules").unlink()
    (tmp_path / "yarn.lock").write_text("")
    (reading,) = _readings(tmp_path)
    (said,) = _said(reading, "error")
    assert "the package @pulumi/pulumi is not installed" in said
    assert "yarn install in ." in said


def test_the_compiler_inside_the_sdk_serves_a_program_that_has_none(tmp_path: Path) -> None:
    _write(tmp_path, 'const name: string = "b";\nnew aws.s3.Bucket(name);')
    (tmp_path / "node_modules").unlink()
    (tmp_path / "node_modules/@pulumi").mkdir(parents=True)
    (tmp_path / "node_modules/@pulumi/pulumi").symlink_to(f"{MODULES}/@pulumi/pulumi")
    (tmp_path / ".git").mkdir()
    # The link leads out of the repository: only what Node.js finds beside the program may be read.
    (reading,) = _readings(tmp_path)
    assert _said(reading, "error")
    (tmp_path / "node_modules/@pulumi/pulumi").unlink()
    shutil.copytree(MODULES, tmp_path / "node_modules", dirs_exist_ok=True, ignore=shutil.ignore_patterns("typescript"))
    (reading,) = _readings(tmp_path)
    assert _said(reading, "error") == []
    assert [(item.name, item.location.line) for item in reading.declarations] == [("b", 4)]


def test_a_node_that_is_missing_or_too_old_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "")
    monkeypatch.setattr(node_runtime, "_found", lambda node, _: (node, (18, 20, 4)))
    (reading,) = _readings(tmp_path)
    assert "is older" in _said(reading, "error")[0]
    monkeypatch.setenv("PATH", str(tmp_path))
    (reading,) = _readings(tmp_path)
    assert "and there is none" in _said(reading, "error")[0]
