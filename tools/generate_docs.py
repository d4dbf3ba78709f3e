"""Write what the documentation says of the rules and of the program from the rules and the program themselves.

`--check` writes nothing and fails when a file is not what would be written.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotated_examples import examples, first
from hds_policies.catalogue import RULES
from hds_policies.coverage import EVIDENCE, NO_RULE, NOT_VISIBLE, NOTHING_TO_JUDGE
from hds_policies.referential import REQUIREMENTS, Requirement
from hds_policies.rule import Rule, Text, Theme
from hds_scanners.reports import wording
from hds_scanners.rule_page import rule_page
from hds_scanners.sources.aws.not_read import NOT_READ
from hds_scanners.sources.aws.services import KINDS

PROJECT = Path(__file__).resolve().parents[1]
DOCS = PROJECT / "docs"

JUDGED = PROJECT / "scanners" / "hds_scanners" / "sources" / "aws" / "rules_by_type.py"

# What no example shows on the type itself: what hangs on a thing is not seen either where the thing is not listed.
_WITHOUT_EXAMPLE = {
    "aws_cloudtrail": "HDS_LOG_009",
    "aws_cloudwatch_event_bus": "HDS_ACC_002",
    "aws_ebs_snapshot_copy": "HDS_EXP_003",
    "aws_ecs_cluster": "HDS_MON_005",
    "aws_efs_file_system": "HDS_BKP_001",
    "aws_glue_catalog_database": "HDS_ENC_001",
    "aws_iam_user": "HDS_ACC_004 HDS_ACC_008",
    "aws_lambda_function": "HDS_ACC_002 HDS_EXP_004",
    "aws_sns_topic_subscription": "HDS_PRV_006",
    "aws_vpc": "HDS_FWL_001 HDS_FWL_002 HDS_FWL_003",
    "aws_wafv2_web_acl": "HDS_FWL_006",
}
RULE_FOLDERS = Text("rules", "regles")
COVERAGE = Text("coverage.md", "couverture.md")
READMES = Text("README.md", "README.fr.md")
USAGE = Text("usage.md", "utilisation.md")

_NOTICE = Text(
    "<!-- Written by `make docs` from the rules; changes made here are lost. -->",
    "<!-- Écrit par `make docs` à partir des règles ; une modification faite ici se perd. -->",
)
_RULES = Text("Rules", "Règles")
_RULES_INTRO = Text(
    "{count} rules, by theme. Each page tells why, what to change, and shows a block that fails and one that passes; "
    "`hds rule ID` prints the same without a network.",
    "{count} règles, par thème. Chaque page dit pourquoi, quoi changer, et montre un bloc en échec et un bloc qui "
    "réussit ; `hds rule ID --lang fr` affiche la même chose sans réseau.",
)
_RULE_COLUMNS = Text("| rule | desired state | severity |", "| règle | état voulu | gravité |")
_COVERAGE = Text("What is covered", "Ce qui est couvert")
_COVERAGE_INTRO = Text(
    "Rules of each theme that a fixture shows on a resource of each provider. A dash has its reason below. A "
    "blank means that no fixture shows it: the rules are the same for all providers, but nothing here proves that they "
    "see that one.",
    "Règles de chaque thème qu'un exemple annoté montre sur une ressource de chaque fournisseur. Un tiret a sa "
    "raison plus bas. Une case vide : aucun exemple ne le montre. Les règles sont les mêmes pour tous, mais rien ici ne "
    "prouve qu'elles voient celui-là.",
)
_THEME = Text("theme", "thème")
_DASHES = Text("Nothing to judge", "Rien à juger")
_LIVE = Text("Live AWS accounts", "Comptes AWS en service")
_LIVE_INTRO = Text(
    "What `hds audit aws` lists in each region, by the Terraform type that it is said in; what completes a thing (policies, "
    "settings, shares) is read with it. `hds audit aws --print-policy` names every call.",
    "Ce que `hds audit aws` liste dans chaque région, par le type Terraform dans les mots duquel il le dit ; ce qui "
    "complète une chose (politiques, réglages, partages) est lu avec elle. `hds audit aws --print-policy` nomme chaque appel.",
)
_NOT_READ = Text(
    "What is judged in code and not read in an account:",
    "Ce qui est jugé dans le code et n'est pas lu dans un compte :",
)
_REQUIREMENTS = Text("Requirements", "Exigences")
_REQUIREMENTS_INTRO = Text(
    "Every requirement of the catalogue, who asks for it, and the rules that give evidence on it. Definitions cannot "
    "show what an organisation does; where no rule speaks, the last column says what to ask for instead.",
    "Chaque exigence du catalogue, qui la pose, et les règles qui apportent une preuve. Des définitions ne montrent pas "
    "ce que fait une organisation ; où aucune règle ne parle, la dernière colonne dit quoi demander à la place.",
)
_REQUIREMENT_COLUMNS = Text(
    "| requirement | asked by | what | shown by code | rules, or evidence needed |",
    "| exigence | posée par | quoi | visible dans le code | règles, ou preuve à fournir |",
)
_ASKED_BY = {
    "required": Text("HDS or the Code", "HDS ou le Code"),
    "derived": Text("guidance", "recommandation"),
    "provider": Text("the host's offer", "offre de l'hébergeur"),
}
_SHOWN = {
    "code": Text("yes", "oui"),
    "partial": Text("in part", "en partie"),
    "none": Text("no", "non"),
}
PROGRAMS = {
    "hds": Path(sys.executable).parent / "hds",
    "checkov": PROJECT / ".venv-checkov" / "bin" / "checkov",
    "pulumi": PROJECT / ".engine" / "pulumi",
}
APPOINTMENTS = PROJECT / "examples" / "pulumi_appointments"
_MARKED = re.compile(
    r"(<!-- output of: (?P<command>.+?) -->\n)(?P<block>.*?)(?P<end><!-- end of output -->)", re.DOTALL
)
# A duration differs from run to run; the documents must not.
_DURATION = re.compile(r"\b\d+[.,]\d+ s\b")


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text."""
    yield JUDGED, judged_types()
    for language in ("en", "fr"):
        folder = DOCS / RULE_FOLDERS.in_language(language)
        for rule in RULES:
            found = examples(rule.id)
            page = rule_page(rule, language, good=first(found, "pass"), bad=first(found, "fail"))
            yield folder / f"{rule.id}.md", f"{_NOTICE.in_language(language)}\n\n{page}"
        yield folder / "README.md", rule_index(language)
        yield DOCS / COVERAGE.in_language(language), coverage(language)
        for written in (PROJECT / READMES.in_language(language), DOCS / USAGE.in_language(language)):
            yield written, with_output(written.read_text(encoding="utf-8"))


def judged_types() -> str:
    """The module that says which rules the annotated examples show on which type of AWS."""
    rules: dict[str, set[str]] = defaultdict(set)
    for name, shown in _WITHOUT_EXAMPLE.items():
        rules[name] |= set(shown.split())
    for rule in RULES:
        for example in examples(rule.id):
            if example.provider == "aws" and example.type:
                rules[example.type].add(rule.id)
    lines = [
        '"""Which rules have a say on which type of AWS. Written by `make docs` from the annotated examples."""',
        "",
        "_BY_TYPE = {",
        *(f'    "{name}": "{" ".join(sorted(rules[name]))}",' for name in sorted(rules)),
        "}",
        "# Listed by calls of their own, whatever they are called.",
        "_OF_THEIR_OWN = (",
        *(
            f'    "{name}",'
            for name in sorted(rules)
            if name in {type_name for kind in KINDS for type_name in kind.types}
        ),
        ")",
        "",
        "",
        "def rules_on(type_name: str) -> list[str]:",
        '    """Ids of the rules that judge things of the type, and what completes them: `aws_s3_bucket_policy` a bucket."""',
        "    found = [",
        "        rules",
        "        for name, rules in _BY_TYPE.items()",
        '        if name == type_name or (name.startswith(type_name + "_") and name not in _OF_THEIR_OWN)',
        "    ]",
        "    return sorted({identifier for rules in found for identifier in rules.split()})",
    ]
    return "\n".join(lines) + "\n"


def rule_index(language: str) -> str:
    """The table of rules, one section for each theme."""
    lines = [_NOTICE.in_language(language), "", f"# {_RULES.in_language(language)}", ""]
    lines += [_RULES_INTRO.format(count=len(RULES)).in_language(language)]
    for theme in Theme:
        rules = [rule for rule in RULES if rule.theme is theme]
        if rules:
            heading = wording.THEME[theme].in_language(language)
            lines += ["", f"## {heading[0].upper()}{heading[1:]} (`{theme.value}`)", ""]
            lines += [_RULE_COLUMNS.in_language(language), "| --- | --- | --- |"]
            lines += [_rule_row(rule, language) for rule in rules]
    return "\n".join(lines) + "\n"


def _rule_row(rule: Rule[Any], language: str) -> str:
    severity = wording.SEVERITY[rule.severity].in_language(language)
    return f"| [{rule.id}]({rule.id}.md) | {rule.title.in_language(language)} | {severity} |"


def coverage(language: str) -> str:
    """Theme by provider from the fixtures, then requirement by rule from the catalogue."""
    shown = rules_shown()
    providers = sorted({provider for _, provider in shown})
    lines = [_NOTICE.in_language(language), "", f"# {_COVERAGE.in_language(language)}", ""]
    lines += [_COVERAGE_INTRO.in_language(language), ""]
    lines += [f"| {_THEME.in_language(language)} | {' | '.join(providers)} |", f"| --- |{' ---: |' * len(providers)}"]
    for theme in Theme:
        counts = (_cell(theme, provider, len(shown[theme, provider])) for provider in providers)
        lines.append(f"| {wording.THEME[theme].in_language(language)} | {' | '.join(counts)} |")
    lines += ["", f"## {_DASHES.in_language(language)}", ""]
    lines += [
        f"- {wording.THEME[theme].in_language(language)}, {provider}: {reason.in_language(language)}"
        if language == "en"
        else f"- {wording.THEME[theme].in_language(language)}, {provider} : {reason.in_language(language)}"
        for (theme, provider), reason in NOTHING_TO_JUDGE.items()
    ]
    lines += ["", *live_accounts(language)]
    lines += ["", f"## {_REQUIREMENTS.in_language(language)}", "", _REQUIREMENTS_INTRO.in_language(language), ""]
    lines += [_REQUIREMENT_COLUMNS.in_language(language), "| --- | --- | --- | --- | --- |"]
    lines += [_requirement_row(requirement, language) for requirement in REQUIREMENTS]
    return "\n".join(lines) + "\n"


def live_accounts(language: str) -> Iterator[str]:
    """What an audit reads, by service, and what it does not, by reason."""
    yield from (f"## {_LIVE.in_language(language)}", "", _LIVE_INTRO.in_language(language), "")
    read: dict[str, set[str]] = defaultdict(set)
    for kind in KINDS:
        read[kind.calls[0].service] |= set(kind.types)
    for service, types in sorted(read.items()):
        yield f"- {service}: {_typed(types)}" if language == "en" else f"- {service} : {_typed(types)}"
    yield from ("", _NOT_READ.in_language(language), "")
    reasons: dict[Text, set[str]] = defaultdict(set)
    for name, reason in NOT_READ.items():
        reasons[reason].add(name)
    for reason, types in reasons.items():
        said = reason.in_language(language)
        yield f"- {said}: {_typed(types)}" if language == "en" else f"- {said} : {_typed(types)}"


def _typed(types: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(types))


def rules_shown() -> dict[tuple[Theme, str], set[str]]:
    """Ids of the rules of a theme that an annotated fixture shows on a provider."""
    shown: dict[tuple[Theme, str], set[str]] = defaultdict(set)
    for rule in RULES:
        for example in examples(rule.id):
            shown[rule.theme, example.provider].add(rule.id)
    return shown


def _evidence_needed(requirement: Requirement, language: str) -> str:
    said = NOT_VISIBLE if requirement.evidence == "none" else NO_RULE
    return said.in_language(language).format(evidence=EVIDENCE[requirement.id].in_language(language))


def _cell(theme: Theme, provider: str, count: int) -> str:
    if count:
        return str(count)
    return "–" if (theme, provider) in NOTHING_TO_JUDGE else ""


def _requirement_row(requirement: Requirement, language: str) -> str:
    folder = RULE_FOLDERS.in_language(language)
    rules = ", ".join(f"[{rule.id}]({folder}/{rule.id}.md)" for rule in RULES if requirement in rule.satisfies)
    cells = (
        requirement.id,
        _ASKED_BY[requirement.label].in_language(language),
        requirement.title.in_language(language),
        _SHOWN[requirement.evidence].in_language(language),
        rules or _evidence_needed(requirement, language),
    )
    return f"| {' | '.join(cells)} |"


def with_output(text: str) -> str:
    """The text with what each marked command prints, run anew from the project's folder.

    Variables may stand before a command, as in `HDS_LANG=fr checkov …`. What a program that is not installed printed is
    left as it is: Checkov and Pulumi are built by targets of their own (`make test-checkov`, `make engine`), which not
    everybody has run.
    """
    return _MARKED.sub(lambda mark: f"{mark[1]}{_block(mark['command']) or mark['block']}{mark['end']}", text)


def _block(command: str) -> str:
    words = shlex.split(command)
    start = next(index for index, word in enumerate(words) if "=" not in word)
    program = PROGRAMS[words[start]]
    if not program.exists():
        return ""
    if words[start] == "pulumi":
        return _policies(command, words[start + 1 :], dict(word.split("=", 1) for word in words[:start]))
    environment = {"PATH": os.defpath, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "HOME": "/nonexistent"}
    done = subprocess.run(
        [str(program), *words[start + 1 :]],
        cwd=PROJECT,
        env=environment | dict(word.split("=", 1) for word in words[:start]),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    # An audit from which a right was withheld ends with 3, and shows what that looks like.
    if done.returncode not in ({0, 1, 3} if "aws_account_audit" in command else {0, 1}) or not done.stdout:
        raise SystemExit(f"{command}: exit status {done.returncode}\n{done.stderr}")
    return f"```console\n$ {command}\n{_DURATION.sub('… s', done.stdout.strip())}\n```\n"


def _policies(command: str, arguments: list[str], environment: dict[str, str]) -> str:
    """What Pulumi says of policies, for the example that is made for that and with the provider of the tests."""
    doubles = PROJECT / "tests" / "pulumi_engine"
    if str(doubles) not in sys.path:
        sys.path.append(str(doubles))
    os.environ["HDS_PULUMI"] = str(PROGRAMS["pulumi"])
    from pulumi_engine import project  # noqa: PLC0415 - only where the engine is

    with tempfile.TemporaryDirectory() as folder:
        prepared = project(APPOINTMENTS, Path(folder) / "project")
        paths = [str(APPOINTMENTS / word) if word.startswith("..") else word for word in arguments]
        done = prepared.run(*paths, environment=environment)
    found = re.search(r"^Policies:\n.*?(?=^\S)", done.stdout, re.MULTILINE | re.DOTALL)
    if found is None:
        raise SystemExit(f"{command}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    said = found[0].replace(f"{PROJECT}/", "").rstrip()
    return f"```console\n$ {command}\n…\n{said}\n…\n```\n"


def stale(expected: dict[Path, str]) -> list[Path]:
    """Files that differ from what would be written, that are missing, or that no rule stands behind any more."""
    wrong = [path for path, text in expected.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return wrong + leftover(expected)


def leftover(expected: Iterable[Path]) -> list[Path]:
    """Rule pages without a rule."""
    known = set(expected)
    folders = (DOCS / RULE_FOLDERS.en, DOCS / RULE_FOLDERS.fr)
    return [page for folder in folders for page in sorted(folder.glob("*.md")) if page not in known]


def main(arguments: list[str] | None = None) -> int:
    """Write the documents, or with `--check` say which are out of date."""
    parser = argparse.ArgumentParser(prog="make docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 when a file is out of date")
    options = parser.parse_args(arguments)
    expected = dict(pages())
    wrong = stale(expected)
    if options.check:
        for path in wrong:
            print(f"{path.relative_to(PROJECT)} is out of date: run make docs", file=sys.stderr)
        return 1 if wrong else 0
    for path in leftover(expected):
        path.unlink()
    for path, text in expected.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(expected)} files, {len(wrong)} changed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
