"""What `make sign` writes: Checkov runs it with the public key, and refuses it after any change."""

from __future__ import annotations

import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from checkov_run import CHECKOV, POLICIES, VERSION, WITHOUT_CHECKOV, run_checkov

pytestmark = [
    pytest.mark.skipif(not CHECKOV, reason=WITHOUT_CHECKOV),
    pytest.mark.skipif(VERSION.startswith("3.2."), reason="Checkov verifies signatures from 3.3 on"),
]

_PYTHON = str(Path(CHECKOV).parent / "python")
_SIGN = str(POLICIES.parent / "tools" / "sign_policies.py")
_NEW_KEY = "import ecdsa, sys; sys.stdout.buffer.write(ecdsa.SigningKey.generate(getattr(ecdsa, sys.argv[1])).to_pem())"
_BUCKET = """
provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "far" {
  bucket = "clinic-far"
}
"""


@dataclass(frozen=True)
class Signed:
    """A signed archive, unpacked, and the key to verify it with."""

    archive: Path
    policies: Path
    public_key: Path


def _new_key(path: Path, curve: str = "NIST256p") -> Path:
    made = subprocess.run([_PYTHON, "-c", _NEW_KEY, curve], capture_output=True, check=True)
    path.write_bytes(made.stdout)
    return path


def _sign(key: Path, into: Path) -> Signed:
    done = subprocess.run(
        [_PYTHON, _SIGN, "--key", str(key), "--output", str(into)], capture_output=True, text=True, check=True
    )
    archive, public_key = (Path(line) for line in done.stdout.splitlines())
    with tarfile.open(archive) as packed:
        packed.extractall(into, filter="data")
    (policies,) = into.glob("*/policies")
    return Signed(archive, policies, public_key)


def _refusal(signed: Signed, folder: Path, public_key: Path | None = None) -> str:
    """What Checkov says when it will not run the policies."""
    done = subprocess.run(
        [
            CHECKOV,
            *("--directory", str(folder), "--framework", "terraform", "--skip-download", "--soft-fail"),
            *("--external-checks-dir", str(signed.policies)),
            *("--external-checks-public-key", str(public_key or signed.public_key)),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode != 0
    assert "HDS_RES_001" not in done.stdout
    return done.stdout + done.stderr


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    folder = tmp_path / "infrastructure"
    folder.mkdir()
    (folder / "main.tf").write_text(_BUCKET, encoding="utf-8")
    return folder


def test_signed_policies_run_when_the_public_key_is_asked_for(bucket: Path, tmp_path: Path) -> None:
    signed = _sign(_new_key(tmp_path / "key.pem"), tmp_path)
    options = ("--external-checks-public-key", str(signed.public_key), "--framework", "terraform", "--check", "HDS_*")
    run = run_checkov(bucket, *options, policies=signed.policies)
    assert "[ERROR]" not in run.log
    assert "HDS_RES_001" in {record["check_id"] for record in run.records("failed")}
    assert run.verdicts() == run_checkov(bucket, "--framework", "terraform", "--check", "HDS_*").verdicts()


def test_one_changed_byte_is_refused(bucket: Path, tmp_path: Path) -> None:
    signed = _sign(_new_key(tmp_path / "key.pem"), tmp_path)
    changed = signed.policies / "hds_policies" / "judge.py"
    source = changed.read_bytes()
    changed.write_bytes(source.replace(b"def judge(", b"def Judge(", 1))
    assert len(changed.read_bytes()) == len(source)
    assert "hds_policies/judge.py" in _refusal(signed, bucket)


def test_an_added_file_is_refused(bucket: Path, tmp_path: Path) -> None:
    signed = _sign(_new_key(tmp_path / "key.pem"), tmp_path)
    (signed.policies / "hds_checkov" / "hds_more.py").write_text("", encoding="utf-8")
    assert "missing signature: hds_checkov/hds_more.py" in _refusal(signed, bucket)


def test_the_key_of_somebody_else_is_refused(bucket: Path, tmp_path: Path) -> None:
    signed = _sign(_new_key(tmp_path / "key.pem"), tmp_path / "ours")
    other = _sign(_new_key(tmp_path / "other.pem"), tmp_path / "theirs")
    assert "signature verification failed" in _refusal(signed, bucket, other.public_key)


def test_the_same_files_and_key_give_the_same_archive(tmp_path: Path) -> None:
    key = _new_key(tmp_path / "key.pem")
    first, again = _sign(key, tmp_path / "first"), _sign(key, tmp_path / "again")
    assert first.archive.read_bytes() == again.archive.read_bytes()


def test_every_file_below_policies_is_in_the_archive_and_nothing_else_changes(tmp_path: Path) -> None:
    signed = _sign(_new_key(tmp_path / "key.pem"), tmp_path)
    ours = {path.relative_to(POLICIES): path.read_bytes() for path in POLICIES.rglob("*") if path.is_file()}
    ours = {path: data for path, data in ours.items() if "__pycache__" not in path.parts}
    packed = {path.relative_to(signed.policies): path for path in signed.policies.rglob("*") if path.is_file()}
    assert packed.keys() == ours.keys()
    for path, data in ours.items():
        kept = packed[path].read_bytes().rpartition(b"# checkov-digest: ")[0] if path.suffix == ".py" else data
        assert kept == data, path


@pytest.mark.parametrize(
    ("curve", "said"), [("NIST384p", "P-256 alone"), ("", "no unencrypted private ECDSA key")], ids=str
)
def test_a_key_that_checkov_would_not_accept_is_refused(curve: str, said: str, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    if curve:
        _new_key(key, curve)
    else:
        key.write_text("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "ascii")
    command = [_PYTHON, _SIGN, "--key", str(key), "--output", str(tmp_path / "dist")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "dist").exists()
