"""What is read of Checkov's tests, from a small checkout in the forms that its own has."""

from pathlib import Path

import pytest

from checkov_fixtures import Expectation, expectations
from peer_fixtures import COMPARED, EXPLAINED, LEFT_OUT, compare

CHECK = """
class Check:
    def __init__(self):
        id = "CKV_AWS_3"
        supported_resources = ["aws_ebs_volume"]
"""
IMPORT = "from checkov.terraform.checks.resource.aws.DiskEncrypted import check\n"
OF_A_FOLDER = """
    def test(self):
        folder = Path(__file__).parent / "example_of_disks"
        passing_resources = {"aws_ebs_volume.pass[0]"}
        failing_resources = {"aws_ebs_volume.fail"}
"""
OF_TEXT = '''
    def test_failure(self):
        hcl_res = hcl2.loads("""
            resource "aws_ebs_volume" "in-text" {
              availability_zone = "eu-west-3a"
            }
        """)
        resource_conf = hcl_res["resource"][0]["aws_ebs_volume"]["in-text"]
        scan_result = check.scan_resource_conf(conf=resource_conf)
        self.assertEqual(CheckResult.FAILED, scan_result)
'''
OF_A_DICTIONARY = """
    def test_success(self):
        resource_conf = {"availability_zone": ["eu-west-3a"], "encrypted": [True]}
        scan_result = check.scan_resource_conf(conf=resource_conf)
        self.assertEqual(CheckResult.PASSED, scan_result)
"""
DISKS = """
resource "aws_ebs_volume" "pass" {
  count             = 1
  availability_zone = "eu-west-3a"
  encrypted         = true
}
resource "aws_ebs_volume" "fail" {
  availability_zone = "eu-west-3a"
}
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    def write(path: str, text: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    tests = "tests/terraform/checks/resource/aws"
    write("checkov/terraform/checks/resource/aws/DiskEncrypted.py", CHECK)
    write(f"{tests}/test_some_other_name.py", f"{IMPORT}class T:{OF_A_FOLDER}{OF_TEXT}{OF_A_DICTIONARY}")
    write(f"{tests}/example_of_disks/main.tf", DISKS)
    write("checkov/terraform/checks/graph_checks/aws/NetworkLogged.yaml", "metadata:\n  id: CKV2_AWS_11\n")
    write("tests/terraform/graph/checks/resources/NetworkIsLogged/expected.yaml", 'fail: ["aws_vpc.silent"]\n')
    write("tests/terraform/graph/checks/test_yaml_policies.py", 'self.go("NetworkIsLogged", "NetworkLogged")')
    return tmp_path


def _of(checkout: Path, label: str) -> Expectation:
    return next(found for found in expectations(checkout) if found.label == label and found.check == "CKV_AWS_3")


def test_every_form_of_test_is_read_once(checkout: Path) -> None:
    assert {(found.check, found.label, found.passing, found.failing) for found in expectations(checkout)} == {
        ("CKV_AWS_3", "", frozenset({"aws_ebs_volume.pass"}), frozenset({"aws_ebs_volume.fail"})),
        ("CKV_AWS_3", "test_failure", frozenset(), frozenset({"aws_ebs_volume.in-text"})),
        ("CKV_AWS_3", "test_success", frozenset({"aws_ebs_volume.example"}), frozenset()),
        ("CKV2_AWS_11", "", frozenset(), frozenset({"aws_vpc.silent"})),
    }


@pytest.mark.parametrize("label", ["", "test_failure", "test_success"])
def test_agreement_leaves_nothing_missed_or_flagged(checkout: Path, label: str) -> None:
    assert compare(_of(checkout, label)) == (frozenset(), frozenset())


def test_disagreement_is_named_by_the_resource_or_by_the_test(checkout: Path) -> None:
    folder, text = _of(checkout, ""), _of(checkout, "test_failure")
    turned = Expectation(folder.check, folder.failing, folder.passing, folders=folder.folders)
    assert compare(turned) == (frozenset({"aws_ebs_volume.pass"}), frozenset({"aws_ebs_volume.fail"}))
    turned = Expectation(text.check, text.failing, text.passing, files=text.files, label=text.label)
    assert compare(turned) == (frozenset(), frozenset({"test_failure"}))


def test_no_check_is_both_compared_and_left_out() -> None:
    assert COMPARED.keys() & LEFT_OUT.keys() == set()


def test_only_what_is_compared_is_explained() -> None:
    assert {check for check, _ in EXPLAINED} - COMPARED.keys() == set()
