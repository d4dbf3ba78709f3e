"""Previews, exports and events of Pulumi: what they declare, and what is told of bad ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hds_policies.model.declaration import Declaration
from hds_policies.model.value import Unknown
from hds_policies.rule import Outcome
from hds_scanners import cli
from hds_scanners.scan import Options, Scan, scan
from hds_scanners.sources.pulumi.documents import read_export, read_preview
from hds_scanners.sources.pulumi.events import read_events

UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
MARK = "4dabf18193072939515e22adb298388d"
SECRET = "1b47061264138c4ac30d75fd1eb44270"
BUCKET = "aws:s3/bucket:Bucket"


def _urn(token: str, name: str) -> str:
    return f"urn:pulumi:prod::records::{token}::{name}"


def _state(token: str, name: str, inputs: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"urn": _urn(token, name), "custom": True, "type": token, "inputs": inputs, **members}


def _preview(*states: dict[str, Any], op: str = "create", **members: Any) -> dict[str, Any]:
    steps = [{"op": op, "urn": state["urn"], "newState": state, "detailedDiff": None} for state in states]
    return {"config": {"aws:region": "eu-west-3"}, "steps": steps, "changeSummary": {op: len(steps)}, **members}


def _export(*states: dict[str, Any], version: int = 3) -> dict[str, Any]:
    return {"version": version, "deployment": {"manifest": {}, "resources": list(states)}}


def _by_name(declarations: list[Declaration]) -> dict[str, Declaration]:
    return {declaration.name: declaration for declaration in declarations}


def _scan(tmp_path: Path, content: str, name: str = "preview.json") -> Scan:
    path = tmp_path / name
    path.write_text(content)
    return scan([path], Options())


def test_a_resource_is_told_in_terraform_words_and_shown_as_pulumi_spells_it() -> None:
    state = _state(
        BUCKET, "docs", {"__defaults": ["forceDestroy"], "bucket": "docs-1", "versioning": {"enabled": True}}
    )
    declaration = read_preview(_preview(state), "preview.json").declarations[0]
    assert (declaration.type, declaration.shown_type, declaration.name) == ("aws_s3_bucket", BUCKET, "docs")
    assert declaration.address == _urn(BUCKET, "docs")
    assert dict(declaration.attributes) == {"bucket": "docs-1", "versioning": [{"enabled": True}]}


def test_the_region_comes_from_the_provider_used_else_from_the_configuration() -> None:
    provider = _urn("pulumi:providers:aws", "london")
    reading = read_preview(
        _preview(
            {"urn": provider, "custom": True, "type": "pulumi:providers:aws", "inputs": {"region": "eu-west-2"}},
            _state(BUCKET, "far", {}, provider=f"{provider}::{UNKNOWN}"),
            _state(BUCKET, "near", {}, provider=f"{_urn('pulumi:providers:aws', 'default_7_1_0')}::{UNKNOWN}"),
        ),
        "preview.json",
    )
    regions = {name: item.provider.attributes.get("region") for name, item in _by_name(reading.declarations).items()}
    assert regions == {"far": "eu-west-2", "near": "eu-west-3"}


def test_settings_of_a_provider_kept_as_json_text_are_read() -> None:
    provider = _urn("pulumi:providers:aws", "p")
    inputs = {"defaultTags": '{"tags": {"owner": "clinic"}}', "skipRegionValidation": "true", "region": "eu-west-3"}
    reading = read_preview(
        _preview(
            {"urn": provider, "custom": True, "type": "pulumi:providers:aws", "inputs": inputs},
            _state(BUCKET, "b", {}, provider=f"{provider}::{UNKNOWN}"),
        ),
        "preview.json",
    )
    attributes = reading.declarations[0].provider.attributes
    assert attributes["default_tags"] == [{"tags": {"owner": "clinic"}}]
    assert attributes["skip_region_validation"] is True


def test_a_value_known_after_the_deployment_names_the_resource_it_comes_from() -> None:
    key = "aws:kms/key:Key"
    reading = read_preview(
        _preview(
            _state(key, "k", {}),
            _state(BUCKET, "b", {"bucket": UNKNOWN}, propertyDependencies={"bucket": [_urn(key, "k")]}),
        ),
        "preview.json",
    )
    value = _by_name(reading.declarations)["b"].attributes["bucket"]
    assert isinstance(value, Unknown)
    assert value.reference is not None
    assert (value.reference.address, value.reference.type) == (_urn(key, "k"), "aws_kms_key")


def test_a_companion_found_by_reference_completes_its_bucket(tmp_path: Path) -> None:
    closed = _state(
        "aws:s3/bucketVersioning:BucketVersioning",
        "kept",
        {"bucket": UNKNOWN, "versioningConfiguration": {"status": "Enabled"}},
        propertyDependencies={"bucket": [_urn(BUCKET, "b")]},
    )
    bare, completed = _preview(_state(BUCKET, "b", {})), _preview(_state(BUCKET, "b", {}), closed)

    def failed(document: dict[str, Any]) -> set[str]:
        findings = _scan(tmp_path, json.dumps(document)).findings
        return {f.rule_id for f in findings if f.outcome is Outcome.FAIL and f.subject.name == "b"}

    assert failed(bare) - failed(completed)


@pytest.mark.parametrize("op", ["delete", "delete-replaced", "discard", "remove-pending-replace"])
def test_what_is_on_its_way_out_is_not_judged(op: str) -> None:
    assert read_preview(_preview(_state(BUCKET, "b", {}), op=op), "preview.json").declarations == []


@pytest.mark.parametrize("op", ["create", "update", "same", "create-replacement", "import", "read"])
def test_what_will_be_there_is_judged(op: str) -> None:
    assert len(read_preview(_preview(_state(BUCKET, "b", {}), op=op), "preview.json").declarations) == 1


def test_a_preview_that_leaves_out_what_does_not_change_says_how_to_show_it() -> None:
    reading = read_preview(_preview(changeSummary={"same": 4}), "preview.json")
    assert ["--show-sames" in item.en for item in reading.diagnostics] == [True]


def test_a_finding_points_at_the_line_of_the_program_and_not_into_a_library() -> None:
    state = _state(
        BUCKET,
        "b",
        {},
        sourcePosition="project:///../venv/lib/python3.12/site-packages/pulumi_aws/s3/bucket.py#90",
        stackTrace=[{}, {"sourcePosition": "project:///infrastructure/stores.py#12,4"}],
    )
    location = read_preview(_preview(state), "preview.json").declarations[0].location
    assert (location.file, location.line) == ("infrastructure/stores.py", 12)


def test_an_export_tells_what_is_there_over_what_was_asked() -> None:
    state = _state(BUCKET, "b", {"bucket": "b"}, id="b-7", outputs={"bucket": "b-7", "arn": "arn:aws:s3:::b-7"})
    gone = _state(BUCKET, "gone", {}, delete=True)
    read = _state(BUCKET, "read", {}, external=True, id="x")
    declarations = _by_name(read_export(_export(state, gone, read), "export.json").declarations)
    assert set(declarations) == {"b", "read"}
    assert dict(declarations["b"].attributes) == {"bucket": "b-7", "arn": "arn:aws:s3:::b-7", "id": "b-7"}
    assert (declarations["b"].mode, declarations["read"].mode) == ("managed", "data")


def test_the_file_of_a_self_managed_backend_is_an_export(tmp_path: Path) -> None:
    document = {"version": 3, "checkpoint": {"stack": "prod", "latest": {"resources": [_state(BUCKET, "b", {})]}}}
    assert _scan(tmp_path, json.dumps(document), "prod.json").coverage.resources == 1


def test_events_tell_the_last_word_on_each_resource() -> None:
    def event(**members: Any) -> str:
        return json.dumps({"sequence": 1, "timestamp": 0, **members})

    metadata = {"op": "create", "urn": _urn(BUCKET, "b"), "type": BUCKET, "provider": ""}
    first = {"custom": True, "inputs": {"bucket": UNKNOWN}}
    last = {"custom": True, "inputs": {"bucket": "b"}, "outputs": {"bucket": "b-9"}}
    component = {"op": "create", "urn": _urn("clinic:x:Y", "c"), "type": "clinic:x:Y", "new": {"inputs": {}}}
    reading = read_events(
        [
            "{",
            ' "config": {}',
            "}",
            event(preludeEvent={"config": {"aws:region": "eu-west-2"}}),
            event(resourcePreEvent={"metadata": component}),
            event(resourcePreEvent={"metadata": {**metadata, "new": first}}),
            event(resOutputsEvent={"metadata": {**metadata, "new": last}}),
            event(summaryEvent={"result": "succeeded"}),
        ],
        "up.ndjson",
    )
    assert [(d.name, d.attributes["bucket"], d.provider.attributes["region"]) for d in reading.declarations] == [
        ("b", "b-9", "eu-west-2")
    ]
    assert reading.diagnostics == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(_preview(_state(BUCKET, "b", {})))[:-40], "cut short"),
        (json.dumps(_export(version=5)), "version 5"),
        (json.dumps(_preview(diagnostics=[{"severity": "error", "message": "PLANTED"}])), "reported an error"),
        ('{"sequence":0,"policyEvent":{}}\n', "no resource"),
        (
            (
                '{"sequence":0,"resourcePreEvent":{"metadata":{"op":"create","urn":"u","type":"aws:s3/bucket:Bucket",'
                '"new":{"custom":true}}}}\n{"sequence":1,"summ'
            ),
            "ends early",
        ),
        (json.dumps({"version": 3, "deployment": {"resources": [{"urn": 4, "type": [], "inputs": "x"}, 7]}}), ""),
        (json.dumps({"steps": [None, 3, {"op": "create", "newState": "x"}]}), ""),
    ],
)
def test_bad_input_is_told_and_never_a_traceback(tmp_path: Path, content: str, said: str) -> None:
    result = _scan(tmp_path, content)
    messages = " ".join(item.message.en for item in result.diagnostics)
    assert said in messages
    assert "PLANTED" not in messages
    assert result.incomplete is bool(said)


def test_secrets_of_a_deployment_appear_in_no_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted = {MARK: SECRET, "plaintext": '"PLANTED-export"'}
    state = _state(
        "aws:rds/instance:Instance",
        "db",
        {"password": planted, "storageEncrypted": planted, "identifier": "[secret]"},
        outputs={"password": planted, "endpoint": {MARK: SECRET, "ciphertext": "v1:PLANTED-cipher"}},
    )
    path = tmp_path / "export.json"
    path.write_text(json.dumps(_export(state)))
    for form in ("terminal", "json", "sarif", "junit"):
        cli.run(["scan", str(path), "--format", form, "--show-passes", "--verbose"])
    shown = capsys.readouterr()
    assert "db" in shown.out
    assert "PLANTED" not in shown.out + shown.err


ODD: tuple[Any, ...] = (None, True, 1.5, "", [], {}, [None], {"a": 1}, {MARK: []}, UNKNOWN)


def _altered(document: Any) -> list[Any]:
    """The document with each member in turn replaced by each odd value."""
    found: list[Any] = list(ODD)
    members: Any = document.items() if isinstance(document, dict) else ()
    for key, value in enumerate(document) if isinstance(document, list) else members:
        for other in _altered(value):
            copy: Any = dict(document) if isinstance(document, dict) else list(document)
            copy[key] = other
            found.append(copy)
    return found


def test_a_document_of_any_other_shape_is_read_or_told_but_never_a_crash(tmp_path: Path) -> None:
    state = _state(
        BUCKET,
        "b",
        {"acl": UNKNOWN, "lifecycleRules": [{"id": "x"}]},
        provider="urn:p::x",
        propertyDependencies={"acl": ["urn:x"]},
        stackTrace=[{"sourcePosition": "project:///a.py#1"}],
    )
    event = json.dumps({"sequence": 1, "summaryEvent": {}}) + "\n"
    events = [
        '{"sequence": 1, ' + json.dumps({"resourcePreEvent": item})[1:] + "\n" + event
        for item in _altered({"metadata": {"op": "create", "urn": state["urn"], "type": BUCKET, "new": state}})
    ]
    documents = [*map(json.dumps, _altered(_preview(state))), *map(json.dumps, _altered(_export(state))), *events]
    path = tmp_path / "document.json"
    for content in documents:
        path.write_text(content)
        result = scan([path], Options(rules=()))
        assert not [item.message.en for item in result.diagnostics if "please report" in item.message.en]
