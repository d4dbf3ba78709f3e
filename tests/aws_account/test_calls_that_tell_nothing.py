"""Each call of an audit refused or broken alone: no verdict becomes a failure, none a pass, and what is open says why."""

from __future__ import annotations

import itertools
import json
import random
import time
from collections.abc import Iterator

import boto3
import botocore.exceptions
import pytest

from accounts_on_moto import ACCOUNT, Builder, build, reset
from hds_scanners.sources.aws import account as account_module
from hds_scanners.sources.aws.account import Account, Api, Calls, Pace
from hds_scanners.sources.aws.call import Call
from http_faults import Asked, Fault, refused
from recorded_account import FaultOf, RecordedAccount, denial, errors, recorded, verdicts, worsened
from wide_account import WideAccount

HERE = "eu-west-3"


def watched_trail(make: Builder) -> None:
    """A trail that only a rule of EventBridge watches, and a bucket that only the account's block keeps closed."""
    trail = make("cloudtrail", HERE)
    make("s3", HERE).create_bucket(Bucket="kept", CreateBucketConfiguration={"LocationConstraint": HERE})
    trail.create_trail(Name="watched", S3BucketName="kept", IsMultiRegionTrail=True)
    trail.start_logging(Name="watched")
    events = make("events", HERE)
    events.put_rule(Name="root", EventPattern=json.dumps({"detail-type": ["AWS API Call via CloudTrail"]}))
    events.put_targets(Rule="root", Targets=[{"Id": "1", "Arn": f"arn:aws:sqs:{HERE}:{ACCOUNT}:alerts"}])


@pytest.fixture(scope="module")
def wide(moto_address: str) -> Iterator[RecordedAccount]:
    reset(moto_address)
    make = Builder(moto_address)
    WideAccount(make).build()
    build(make, "eu-west-1", sound=False)
    watched_trail(make)
    with pytest.MonkeyPatch.context() as patch, recorded(moto_address, HERE, "eu-west-1", "us-east-1") as account:
        patch.setattr(account_module, "_ATTEMPTS", 1)
        patch.setattr(account_module, "_LONGEST_LIST", 20)
        account.audit()
        yield account


def only(answer: FaultOf, **what: str) -> FaultOf:
    """The answer to calls of which all that is named is so, and none to others."""
    return lambda asked: answer(asked) if all(getattr(asked, name) == value for name, value in what.items()) else None


def expiring(account: RecordedAccount, after: int) -> FaultOf:
    """Credentials that end after so many calls."""
    return lambda asked: refused(asked, "ExpiredTokenException", 400) if len(account.asked) > after else None


def operations(account: RecordedAccount) -> list[tuple[str, str]]:
    """What an undisturbed audit asks."""
    account.audit()
    return sorted({(asked.service, asked.operation) for asked in account.asked})


def test_no_call_that_is_refused_alone_makes_a_failure_or_a_pass(wide: RecordedAccount) -> None:
    every = operations(wide)
    before = verdicts(wide.audit()[1])
    found = {}
    for pair in every:
        _, scan = wide.audit(only(denial, service=pair[0], operation=pair[1]))
        said = [message for message in errors(scan) if "access denied to" in message]
        if problems := worsened(before, verdicts(scan)) + ([] if said else ["not said"]):
            found[pair] = problems
    assert found == {}
    assert len(every) > 140


def test_a_call_refused_in_one_region_makes_no_failure_either(wide: RecordedAccount) -> None:
    before = verdicts(wide.audit()[1])
    pairs = random.Random(3).sample(sorted({(asked.operation, asked.region) for asked in wide.asked}), 30)
    found = {}
    for pair in [*pairs, ("ListRules", HERE), ("ListEventBuses", HERE)]:
        _, scan = wide.audit(only(denial, operation=pair[0], region=pair[1]))
        if problems := worsened(before, verdicts(scan)):
            found[pair] = problems
    assert found == {}


def _wrong(_: Asked) -> Fault:
    return Fault(200, json.dumps(dict.fromkeys(_MEMBERS, "text")), "application/json")


_MEMBERS = ("Keys", "FileSystems", "QueueUrls", "trailList", "logGroups", "Functions", "clusters", "TableNames")
FORMS: dict[str, FaultOf] = {
    "page": lambda _: Fault(200, "<html><body>Sign in</body></html>", "text/html"),
    "nothing": lambda _: Fault(200, "", "application/json"),
    "cut": lambda asked: Fault(200, "<a><b>" if asked.service in ("s3", "ec2", "rds") else '{"Keys": [{"Key'),
    "types": _wrong,
    "internal": lambda _: Fault(500, "oops", "text/plain"),
    "closed": lambda _: botocore.exceptions.ConnectionClosedError(endpoint_url="https://x"),
    "hung": lambda _: botocore.exceptions.ReadTimeoutError(endpoint_url="https://x"),
    "throttled": lambda asked: refused(asked, "SlowDown" if asked.service == "s3" else "Throttling", 503),
    "too-many": lambda _: Fault(429, "", "application/json"),
    "bodiless": lambda _: Fault(403, "", "application/json"),
    "unknown-key": lambda asked: refused(
        asked, "AuthFailure" if asked.service == "ec2" else "UnrecognizedClientException"
    ),
    "clock": lambda asked: refused(asked, "RequestTimeTooSkewed" if asked.service == "s3" else "SignatureDoesNotMatch"),
}


@pytest.mark.parametrize("form", FORMS)
def test_whatever_a_call_answers_nothing_fails_by_it_and_it_is_said(wide: RecordedAccount, form: str) -> None:
    before = verdicts(wide.audit()[1])
    for operation in (
        "ListKeys",
        "DescribeVpcs",
        "ListQueues",
        "DescribeTrails",
        "GetBucketVersioning",
        "ListFunctions",
    ):
        if (form, operation) in (("types", "DescribeVpcs"), ("types", "GetBucketVersioning")):
            # XML has no types.
            continue
        started = time.monotonic()
        _, scan = wide.audit(only(FORMS[form], operation=operation))
        assert worsened(before, verdicts(scan)) == [], operation
        assert any(f":{operation}" in message for message in errors(scan)), operation
        assert time.monotonic() - started < 60


@pytest.mark.parametrize("fresh", [False, True])
def test_a_list_without_end_ends(wide: RecordedAccount, *, fresh: bool) -> None:
    tokens = itertools.count()

    def endless(asked: Asked) -> Fault | None:
        if asked.operation != "ListKeys":
            return None
        token = str(next(tokens)) if fresh else "again"
        return Fault(
            200, json.dumps({"Keys": [], "NextMarker": token, "Truncated": True}), "application/x-amz-json-1.1"
        )

    _, scan = wide.audit(endless)
    assert any("kms:ListKeys failed (its list has no end)" in message for message in errors(scan))


def test_a_policy_of_the_organisation_is_named_as_what_refused(wide: RecordedAccount) -> None:
    message = "User: x is not authorized to perform: sqs:ListQueues with an explicit deny in a service control policy"
    answer = Fault(
        400, json.dumps({"__type": "AccessDeniedException", "message": message}), "application/x-amz-json-1.0"
    )
    _, scan = wide.audit(lambda asked: answer if asked.operation == "ListQueues" and asked.region == HERE else None)
    said = {
        (item.message.en, item.message.fr)
        for item in scan.findings
        if f":sqs:{HERE}:{ACCOUNT}:*" in item.subject.address
    }
    assert (
        f"not established: access denied to sqs:ListQueues in {HERE}: a service control policy of the organisation forbids it",
        f"non établi : accès refusé à sqs:ListQueues dans {HERE} : une politique de contrôle de l'organisation l'interdit",
    ) in said


def test_what_an_audit_did_not_reach_makes_no_failure(wide: RecordedAccount) -> None:
    before = verdicts(wide.audit()[1])
    number = len(wide.asked)
    for end in random.Random(5).sample(range(10, number), 12):
        gathered, scan = wide.audit(expiring(wide, end))
        assert gathered.partial
        made = [problem for problem in worsened(before, verdicts(scan)) if not problem.startswith("is silent")]
        assert made == [], end


# -- how long ------------------------------------------------------------------------------------------------------------


def test_many_calls_that_are_throttled_for_ever_share_one_patience() -> None:
    pace = Pace()
    first = pace.throttled(("s3:GetBucketVersioning", HERE), 0.3)
    assert first is not None
    assert pace.wait(("s3:GetBucketVersioning", HERE)) > 0
    time.sleep(0.31)
    assert [pace.throttled(("s3:GetBucketVersioning", HERE), 0.3) for _ in range(100)] == [None] * 100
    assert pace.wait(("s3:GetBucketVersioning", HERE)) == 0
    assert pace.throttled(("s3:GetBucketVersioning", "eu-west-1"), 0.3) is not None
    pace.answered(("s3:GetBucketVersioning", HERE))
    assert pace.throttled(("s3:GetBucketVersioning", HERE), 0.3) is not None


def test_an_operation_that_never_answers_is_not_asked_for_each_thing() -> None:
    call = Call("s3", "GetBucketVersioning")
    account = Account(boto3.Session("a", "b", region_name=HERE), ACCOUNT, "aws", Calls(), regions=(HERE,))
    sent = []

    def silent(request: object, **_: object) -> None:
        sent.append(request)
        raise botocore.exceptions.ReadTimeoutError(endpoint_url="https://x")

    account.hopeless[call.operation] = 1
    account.client("s3", HERE).meta.events.register("before-send", silent)
    api = Api(account, HERE, frozenset([call]))
    for number in range(20):
        api.one(call, Bucket=f"bucket-{number}")
    assert len(sent) == 3
    assert {problem.detail for problem in api.problems} == {"no answer"}
