"""Annotated fixtures: `# expect: fail storage_encrypted` above a block says what a rule must find there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent

_EXPECT = re.compile(r"\s*#\s*expect:\s*(pass|fail|unknown)(?:\s+(\S+))?\s*$")
_BLOCK = re.compile(r'\s*(resource|module|backend|cloud)\b\s*(?:"([^"]+)")?\s*(?:"([^"]+)")?\s*{')


@dataclass(frozen=True)
class Expectation:
    """One annotated block: the address without instance key, the verdict and the attribute it rests on."""

    address: str
    verdict: str
    attribute: str | None


@dataclass(frozen=True)
class Fixture:
    """One annotated file of one rule."""

    rule_id: str
    path: Path

    def __str__(self) -> str:
        return f"{self.rule_id}-{self.path.stem}"

    @property
    def expectations(self) -> list[Expectation]:
        """All annotations, in order."""
        found: list[Expectation] = []
        waiting: re.Match[str] | None = None
        for line in self.path.read_text("utf-8").splitlines():
            expect = _EXPECT.match(line)
            block = _BLOCK.match(line)
            if expect:
                assert waiting is None, f"{self.path}: two annotations for one block: {line}"
                waiting = expect
            elif block and waiting:
                found.append(Expectation(_address(block), waiting[1], waiting[2]))
                waiting = None
        assert waiting is None, f"{self.path}: an annotation without block"
        return found


def _address(block: re.Match[str]) -> str:
    kind, first, second = block.groups()
    if kind == "resource":
        return f"{first}.{second}"
    if kind == "module":
        return f"module.{first}"
    return f"terraform.backend.{first or 'cloud'}"


def fixtures() -> list[Fixture]:
    """Every annotated file of every rule."""
    return [Fixture(path.parent.name, path) for path in sorted(FOLDER.glob("HDS_*/*.tf"))]
