"""The good and the bad example of a rule, taken from the annotated fixtures that test it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "rules"

_ANNOTATION = re.compile(r"^# expect: (pass|fail|unknown)\b.*\n", re.MULTILINE)
_BLOCK = re.compile(r"(?:^#.*\n)*^\w[^\n]*\{(?:\}\n|\n(?:[^}\n][^\n]*\n|\n)*\}\n)", re.MULTILINE)
_HEADER = re.compile(r'^(?:resource|data) "([^"]+)" "([^"]+)"|^(module|backend|terraform|provider)\b', re.MULTILINE)

# Providers in the order in which a page prefers their example: the one that most readers know comes first.
_PREFERRED = ("aws", "scaleway", "ovh", "azurerm", "google")


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated block and the companions that belong to it, without the annotation."""

    verdict: str
    provider: str
    """First word of the resource type; `terraform` for a state backend."""
    type: str
    """The resource type; "" for what is no resource."""
    text: str


def examples(rule_id: str, folder: Path = FIXTURES) -> list[Example]:
    """Every annotated block of a rule, the best known provider first."""
    found = [
        example
        for fixture in sorted((folder / rule_id).glob("*.tf"))
        for example in _examples_of(fixture.read_text(encoding="utf-8"))
    ]
    return sorted(found, key=lambda example: _rank(example.provider))


def first(found: list[Example], verdict: str) -> str | None:
    """The text of the first example with a verdict."""
    return next((example.text for example in found if example.verdict == verdict), None)


def _rank(provider: str) -> tuple[int, str]:
    return (_PREFERRED.index(provider) if provider in _PREFERRED else len(_PREFERRED), provider)


def _examples_of(text: str) -> list[Example]:
    blocks = [match.group() for match in _BLOCK.finditer(text)]
    return [
        Example(annotation.group(1), _provider(block), _type(block), _with_companions(block, blocks))
        for block in blocks
        if (annotation := _ANNOTATION.search(block))
    ]


def _provider(block: str) -> str:
    return _type(block).split("_", 1)[0] or "terraform"


def _type(block: str) -> str:
    header = _HEADER.search(block)
    assert header is not None, block
    return header.group(1) or ""


def _with_companions(block: str, blocks: list[str]) -> str:
    """The blocks that the block refers to, the block, and those without annotation that refer to it.

    A replication needs the bucket it names to be understood, and a bucket its encryption configuration.
    """
    before = [other for other in blocks if other is not block and _mentions(block, other)]
    after = [
        other
        for other in blocks
        if other is not block and other not in before and not _ANNOTATION.search(other) and _mentions(other, block)
    ]
    return "\n".join(_ANNOTATION.sub("", each) for each in (*before, block, *after))


def _mentions(block: str, other: str) -> bool:
    """Whether `block` refers to the resource that `other` declares."""
    header = _HEADER.search(other)
    return bool(
        header and header.group(1) and re.search(rf"\b{header.group(1)}\.{header.group(2)}\b", block.partition("{")[2])
    )
