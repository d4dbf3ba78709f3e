from pathlib import Path

from hds_policies.catalogue import RULES
from hds_policies.model.policy import Policy
from hds_scanners.scan import Options, scan


def _verdicts(folder: Path, policy: Policy) -> dict[str, tuple[str, str]]:
    (folder / "main.tf").write_text(
        'resource "aws_cloudwatch_log_group" "kept" {\n  for_each          = { year = 365, long = 731, ever = 0 }\n'
        "  name              = each.key\n  retention_in_days = each.value\n}\n",
        encoding="utf-8",
    )
    options = Options(
        rules=tuple(rule for rule in RULES if rule.id == "HDS_RET_002"), policy=policy, explain_passes=True
    )
    return {
        finding.subject.address.split('"')[1]: (finding.outcome.value, finding.message.en)
        for finding in scan([folder], options).findings
    }


def test_logs_kept_long_without_a_stated_reason_are_undecided(tmp_path: Path) -> None:
    found = _verdicts(tmp_path, Policy())
    assert found["year"][0] == "pass"
    assert found["long"] == ("unknown", "logs are kept 731 days, more than 366, for a reason that is not stated")
    assert found["ever"] == ("unknown", "logs are kept for ever, for a reason that is not stated")


def test_a_stated_maximum_is_held(tmp_path: Path) -> None:
    found = _verdicts(tmp_path, Policy(log_retention_maximum_days=800))
    assert {name: outcome for name, (outcome, _) in found.items()} == {"year": "pass", "long": "pass", "ever": "fail"}


def test_a_longer_retention_that_the_project_asks_for_is_its_statement(tmp_path: Path) -> None:
    assert _verdicts(tmp_path, Policy(log_retention_days=731))["long"][0] == "pass"
