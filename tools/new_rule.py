"""Scaffold a rule: its file, a fixture to fill in, its line in the catalogue, under the theme's next free id."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from hds_policies.rule import Theme

PROJECT = Path(__file__).resolve().parents[1]

PREFIX_OF_THEME = {
    Theme.RESIDENCY: "RES",
    Theme.PROVIDER: "PRV",
    Theme.VPN: "VPN",
    Theme.FIREWALL: "FWL",
    Theme.ENCRYPTION_AT_REST: "ENC",
    Theme.ENCRYPTION_IN_TRANSIT: "TLS",
    Theme.KEYS: "KEY",
    Theme.MONITORING: "MON",
    Theme.TRACEABILITY: "LOG",
    Theme.BACKUP: "BKP",
    Theme.ACCESS: "ACC",
    Theme.EXPOSURE: "EXP",
    Theme.RETENTION: "RET",
}
"""The three letters of a theme's rule ids. A letter combination is never given to another theme."""

_RULE = '''"""{id}: {sentence}."""

from hds_policies.model.thing import Thing
from hds_policies.referential import EXI_28
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="{id}",
    theme=Theme.{theme},
    severity=Severity.MEDIUM,
    satisfies=(EXI_28,),
    title=Text(en="{title}", fr="À ÉCRIRE : l'état voulu"),
    why=Text(en="TO WRITE: what patients risk otherwise.", fr="À ÉCRIRE : ce que risquent les patients."),
    fix=Text(en="TO WRITE: what to change.", fr="À ÉCRIRE : ce qu'il faut changer."),
)
def {name}(thing: Thing) -> Answer:
    """Hold when TO WRITE; replace Thing by the kind that is judged."""
    if thing.placement is None:
        return None
    if not thing.placement.region.value:
        return fail(thing.placement.region, en="TO WRITE: the observed fact", fr="À ÉCRIRE : le fait observé")
    return passed(thing.placement.region)
'''

_FIXTURE = """# expect: pass
resource "TO_WRITE" "good" {
}

# expect: fail TO_WRITE
resource "TO_WRITE" "bad" {
}

variable "later" {}

# expect: unknown TO_WRITE
resource "TO_WRITE" "not_known_yet" {
  TO_WRITE = var.later
}
"""


class ScaffoldError(Exception):
    """The request cannot be carried out; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What was written."""

    rule_id: str
    rule_file: Path
    fixture: Path
    catalogue: Path


def scaffold(project: Path, theme_word: str, name: str) -> Scaffold:
    """Write the files of a new rule into `project`. Raises `ScaffoldError` and writes nothing when it cannot.

    `name` is the rule's assertion in snake case (`vault_is_locked`); `theme_word` one of the fixed themes.
    """
    theme = _theme(theme_word)
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", name):
        raise ScaffoldError(f"NAME is an assertion in snake case such as vault_is_locked, not {name!r}")
    policies = project / "policies" / "hds_policies"
    folder = policies / "rules" / theme.value.replace("-", "_")
    rule_file = folder / f"{name}.py"
    if rule_file.exists():
        raise ScaffoldError(f"{rule_file.relative_to(project)} exists already; choose another NAME")
    catalogue = policies / "catalogue.py"
    text = catalogue.read_text(encoding="utf-8")
    rule_id = _next_id(project, theme)
    fixture = project / "tests" / "rules" / rule_id / "aws.tf"
    new_text = _with_entry(text, rule_id, f"hds_policies.rules.{folder.name}.{name}", name, _ids_of_names(policies))

    folder.mkdir(parents=True, exist_ok=True)
    init = folder / "__init__.py"
    if not init.exists():
        init.write_text(f'"""Rules of the theme {theme.value}."""\n', encoding="utf-8")
    sentence = name.replace("_", " ")
    rule_file.write_text(
        _RULE.format(
            id=rule_id,
            theme=theme.name,
            name=name,
            sentence=sentence,
            title=sentence.capitalize(),
        ),
        encoding="utf-8",
    )
    fixture.parent.mkdir(parents=True, exist_ok=True)
    fixture.write_text(_FIXTURE, encoding="utf-8")
    catalogue.write_text(new_text, encoding="utf-8")
    return Scaffold(rule_id, rule_file, fixture, catalogue)


def _theme(word: str) -> Theme:
    try:
        return Theme(word)
    except ValueError:
        raise ScaffoldError(f"THEME is one of {', '.join(theme.value for theme in Theme)}, not {word!r}") from None


def _next_id(project: Path, theme: Theme) -> str:
    """One more than the highest number ever used, retired rules included: their ids stay in the change log."""
    prefix = f"HDS_{PREFIX_OF_THEME[theme]}_"
    written = [project / "CHANGELOG.md", *(project / "policies" / "hds_policies" / "rules").rglob("*.py")]
    numbers = [
        int(number)
        for path in written
        if path.exists()
        for number in re.findall(rf"\b{prefix}([0-9]{{3}})\b", path.read_text(encoding="utf-8"))
    ]
    return f"{prefix}{max(numbers, default=0) + 1:03d}"


def _ids_of_names(policies: Path) -> dict[str, str]:
    """The id of each rule function, read from the rule files without importing them."""
    ids = {}
    for path in (policies / "rules").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        rule_id = re.search(r'^    id="(HDS_[A-Z]{3}_[0-9]{3})"', text, re.MULTILINE)
        name = re.search(r"^\)\ndef (\w+)\(", text, re.MULTILINE)
        if rule_id and name:
            ids[name.group(1)] = rule_id.group(1)
    return ids


def _with_entry(text: str, rule_id: str, module: str, name: str, ids: dict[str, str]) -> str:
    """The catalogue with one more import and one more entry, both in their order."""
    entries = re.search(r"^RULES: tuple\[Rule\[Any\], \.\.\.\] = \((.*?)\)$", text, re.MULTILINE | re.DOTALL)
    if entries is None:
        raise ScaffoldError("catalogue.py holds no RULES tuple; add the rule by hand")
    names = [*re.findall(r"\w+", entries.group(1)), name]
    names.sort(key=lambda each: rule_id if each == name else ids.get(each, each))
    listed = "".join(f"    {each},\n" for each in names)
    text = text[: entries.start()] + f"RULES: tuple[Rule[Any], ...] = (\n{listed})" + text[entries.end() :]
    line = f"from {module} import {name}\n"
    if len(line) > 121:  # the project's line length and the line's end
        line = f"from {module} import (\n    {name},\n)\n"
    imports = list(re.finditer(r"^from hds_policies\.rules\.(\S+) import ", text, re.MULTILINE))
    later = next((found for found in imports if f"hds_policies.rules.{found.group(1)}" > module), None)
    at = later.start() if later else text.index("\nRULES:")
    return text[:at] + line + text[at:]


def main(arguments: list[str] | None = None) -> int:
    """The command behind `make new-rule`; exit status 2 when the request cannot be carried out."""
    parser = argparse.ArgumentParser(prog="make new-rule", description=__doc__)
    parser.add_argument("theme", help="one of " + ", ".join(theme.value for theme in Theme))
    parser.add_argument("name", help="the assertion that holds when all is well, e.g. vault_is_locked")
    options = parser.parse_args(arguments)
    try:
        written = scaffold(PROJECT, options.theme, options.name)
    except ScaffoldError as error:
        print(f"make new-rule: {error}", file=sys.stderr)
        return 2
    print(f"{written.rule_id}")
    for path in (written.rule_file, written.fixture, written.catalogue):
        print(f"  {path.relative_to(PROJECT)}")
    print("Write the texts and the fixture, then: make test TESTS=tests/rules && make docs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
