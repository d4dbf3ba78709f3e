"""The source of a module call: which published module it names, and which major versions of it.

Spellings and constraints are those of the Terraform documentation ("Module Sources", "Version Constraints").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_REGISTRIES = ("registry.terraform.io/", "registry.opentofu.org/")
_REGISTRY = re.compile(r"([\w-]+)/([\w-]+)/([\w-]+)(?://([\w./-]+?))?/?")
_GITHUB = re.compile(
    r"(?:git::)?(?:ssh://|https?://)?(?:[\w.-]+@)?github\.com[/:]"
    r"([\w-]+)/terraform-([a-z]+)-([\w-]+?)(?:\.git)?(?://([\w./-]+?))?/?(?:\?(.*))?"
)
_REF = re.compile(r"(?:.*&)?ref=(?:(?:refs/)?tags/)?v?(\d+(?:\.\d+)*)(?:&.*)?")
_CONSTRAINT = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+)((?:\.\d+)*)(?:-[\w.-]+)?\s*")


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """A module as the registry names it: `terraform-aws-modules/iam/aws`, and its folder `modules/iam-policy`."""

    name: str
    folder: str = ""
    version: str | None = None
    """A version that the source itself names (a tag of git), "?" when it names a commit or a branch."""

    @property
    def key(self) -> str:
        """Name and folder in one, as in a call."""
        return f"{self.name}//{self.folder}" if self.folder else self.name


def source_address(source: str) -> SourceAddress | None:
    """The published module that a source names, by registry address or by repository; None for any other source."""
    for registry in _REGISTRIES:
        source = source.removeprefix(registry)
    found = _REGISTRY.fullmatch(source)
    if found is not None:
        publisher, name, provider, folder = found.groups()
        return SourceAddress(f"{publisher}/{name}/{provider}", folder or "")
    found = _GITHUB.fullmatch(source)
    if found is None:
        return None
    publisher, provider, name, folder, query = found.groups()
    version = None
    if query and "ref=" in query:
        tag = _REF.fullmatch(query)
        version = tag[1] if tag else "?"
    return SourceAddress(f"{publisher}/{name}/{provider}", folder or "", version)


def majors(constraint: str | None, known: Sequence[int]) -> tuple[int, ...]:
    """The major versions that a call may get, of those that are known; none when it asks for one that is not.

    Terraform takes the newest release that fits. All of them when the constraint says nothing that can be read.
    """
    if constraint is None:
        return (max(known),)
    parts = [_CONSTRAINT.fullmatch(part) for part in constraint.split(",")]
    fitting = [
        major for major in known if all(part is not None and _fits(major, part[1], part[2], part[3]) for part in parts)
    ]
    if any(part is None for part in parts):
        return tuple(known)
    return (max(fitting),) if fitting else ()


def _fits(major: int, operator: str | None, first: str, rest: str) -> bool:
    """Whether some release of a major version fits one constraint."""
    wanted = int(first)
    if operator in (">=", ">") or (operator == "~>" and not rest):
        return major >= wanted
    if operator == "<=":
        return major <= wanted
    if operator == "<":
        # Nothing of the version itself comes before its first release.
        return major < wanted if set(rest) <= {".", "0"} else major <= wanted
    return operator == "!=" or major == wanted


def newest_minor(constraint: str | None) -> int | None:
    """The second number of the newest release that a constraint allows; None when nothing bounds it.

    `3.7.0`, `~> 3.7.0` and `< 3.8` keep to 3.7, `~> 3.7` and `>= 3.7` do not.
    """
    bounds: list[int] = []
    for part in (constraint or "").split(","):
        found = _CONSTRAINT.fullmatch(part)
        numbers = [int(number) for number in found[3].split(".")[1:]] if found else []
        if found is None or not numbers:
            continue
        if found[1] in (None, "=", "<=") or (found[1] == "~>" and len(numbers) > 1):
            bounds.append(numbers[0])
        elif found[1] == "<" and numbers[0]:
            bounds.append(numbers[0] if any(numbers[1:]) else numbers[0] - 1)
    return min(bounds, default=None)
