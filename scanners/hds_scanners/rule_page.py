"""A rule as a page to read: shared by `hds rule`, by SARIF's rule help and by the generated documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hds_policies.rule import Text
from hds_scanners.reports import wording

if TYPE_CHECKING:
    from hds_policies.rule import Rule

_HEADING = Text("{id}: {title}", "{id} : {title}")
_THEME = Text("Theme: {theme} (`{word}`)", "Thème : {theme} (`{word}`)")
_SEVERITY = Text("Severity: {severity}", "Gravité : {severity}")
_SINCE = Text("Since version {version}", "Depuis la version {version}")
_WHY = Text("Why", "Pourquoi")
_FIX = Text("What to change", "À changer")
_LIMITS = Text("What this rule cannot see", "Ce que cette règle ne voit pas")
_REQUIREMENTS = Text("Requirements", "Exigences")
_GOOD = Text("This passes", "Ceci réussit")
_BAD = Text("This fails", "Ceci échoue")


def rule_page(rule: Rule[Any], language: str, good: str | None = None, bad: str | None = None) -> str:
    """The page in Markdown, ended by a line feed; `good` and `bad` are Terraform that passes and that fails."""

    def say(text: Text, **values: object) -> str:
        words = text.in_language(language)
        return words.format(**values) if values else words

    lines = [f"# {say(_HEADING, id=rule.id, title=say(rule.title))}", ""]
    lines.append(f"- {say(_THEME, theme=say(wording.THEME[rule.theme]), word=rule.theme.value)}")
    lines.append(f"- {say(_SEVERITY, severity=say(wording.SEVERITY[rule.severity]))}")
    lines.append(f"- {say(_SINCE, version=rule.since)}")
    for heading, text in ((_WHY, rule.why), (_FIX, rule.fix), (_LIMITS, rule.limits)):
        if text is not None:
            lines += ["", f"## {say(heading)}", "", say(text)]
    if rule.satisfies:
        lines += ["", f"## {say(_REQUIREMENTS)}", ""]
    for requirement in rule.satisfies:
        lines.append(f"- {requirement.id}, {say(wording.LABEL[requirement.label])}. {say(requirement.title)}.")
        lines.append(f"  {requirement.reference}")
    for heading, example in ((_BAD, bad), (_GOOD, good)):
        if example is not None:
            lines += ["", f"## {say(heading)}", "", "```terraform", example.strip("\n"), "```"]
    return "\n".join(lines) + "\n"
