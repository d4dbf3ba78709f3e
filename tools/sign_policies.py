"""Pack `policies/` so that Checkov can verify it: `make sign KEY=private.pem`.

Every Python file of the archive ends with `# checkov-digest: <signature of all bytes before it>`, which is what
`checkov --external-checks-public-key` (3.3 or newer) asks for. The same files and key give the same archive, to the byte.

Runs in the environment of a Checkov, whose dependency `ecdsa` does the arithmetic.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ecdsa import NIST256p, SigningKey
from ecdsa.util import sigencode_der

PROJECT = Path(__file__).resolve().parents[1]
# Checkov: checkov/common/external_checks/verification/trailer_format.py (3.3.30).
TRAILER = b"# checkov-digest: "


class KeyRefusedError(Exception):
    """The key cannot sign what Checkov accepts; the message says why."""


def read_key(path: Path) -> Any:
    """The private key in a PEM file (`BEGIN EC PRIVATE KEY` or an unencrypted `BEGIN PRIVATE KEY`).

    Raises:
        KeyRefusedError: no such file, no key that can be read, or not on the curve P-256.
    """
    try:
        key = SigningKey.from_pem(path.read_text(encoding="ascii"))
    except OSError as error:
        raise KeyRefusedError(f"cannot read the key {path}: {error.strerror}") from error
    except Exception as error:  # `ecdsa` lets whatever its decoder met through: index errors, assertions, ...
        raise KeyRefusedError(f"{path} holds no unencrypted private ECDSA key in PEM format ({error})") from error
    if key.curve != NIST256p:
        raise KeyRefusedError(f"Checkov accepts keys on the curve P-256 alone; {path} is on {key.curve.name}")
    return key


def signed(source: bytes, key: Any) -> bytes:
    """A Python file with its signature as last line."""
    if source and not source.endswith(b"\n"):
        source += b"\n"
    # Deterministic (RFC 6979): no random number to get wrong, and a release can be made again and compared.
    signature: bytes = key.sign_deterministic(source, hashfunc=hashlib.sha256, sigencode=sigencode_der)
    return source + TRAILER + signature.hex().encode() + b"\n"


def contents(policies: Path, key: Any) -> Iterator[tuple[str, bytes]]:
    """What the archive holds: names below its folder, and bytes."""
    yield "LICENSE", (PROJECT / "LICENSE").read_bytes()
    for path in sorted(policies.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name, data = path.relative_to(policies.parent).as_posix(), path.read_bytes()
            yield name, signed(data, key) if path.suffix == ".py" else data


def archive(folder: str, files: Iterator[tuple[str, bytes]]) -> bytes:
    """A .tar.gz of some files below one folder, without owner or date."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as stream, tarfile.open(fileobj=stream, mode="w") as tar:
        for name, data in files:
            entry = tarfile.TarInfo(f"{folder}/{name}")
            entry.size = len(data)
            entry.mode = 0o644
            tar.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def main() -> int:
    """Write the archive and the public key beside it, and print both paths."""
    parser = argparse.ArgumentParser(description="Pack policies/ with a signature in each Python file.")
    parser.add_argument("--key", type=Path, required=True, help="private ECDSA P-256 key, PEM")
    parser.add_argument("--output", type=Path, default=PROJECT / "dist", help="folder to write into (default: dist)")
    chosen = parser.parse_args()
    try:
        key = read_key(chosen.key)
    except KeyRefusedError as error:
        print(error, file=sys.stderr)
        return 2
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    folder = f"hds-policies-{version}"
    chosen.output.mkdir(parents=True, exist_ok=True)
    written = chosen.output / f"{folder}-signed.tar.gz"
    written.write_bytes(archive(folder, contents(PROJECT / "policies", key)))
    public = chosen.output / f"{folder}-signed.pub.pem"
    public.write_bytes(key.verifying_key.to_pem())
    print(written)
    print(public)
    return 0


if __name__ == "__main__":
    sys.exit(main())
