"""Compare verdicts with what Checkov's own tests call passing and failing, theme by theme.

    python benchmarks/peer_fixtures.py PATH-OF-A-CHECKOV-CHECKOUT [-v] [--only ID-PREFIX]

The fixtures stay where they are: nothing of theirs is kept here but the ids of checks and the names of resources. A
check that asks for something else than HDS does is left out of the figures, with the reason; a single resource on which
Checkov is wrong for HDS, or Terraform would refuse the file, is explained. The tables of each cloud stand in
`checkov_checks`. A check that stands in no table is named and counted as unread.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from checkov_checks import aws, azure, google, others
from checkov_fixtures import Expectation, expectations, plain
from hds_scanners.scan import Options, scan

_TABLES = (aws, azure, google, others)

COMPARED: Mapping[str, tuple[str, ...]] = {
    check: themes for table in _TABLES for themes, checks in table.COMPARED.items() for check in checks.split()
}
"""Check → themes in which the answer counts; the first is the theme of its row."""

LEFT_OUT: Mapping[str, str] = {
    check: why for table in _TABLES for why, checks in table.LEFT_OUT.items() for check in checks.split()
}
"""Check → why it asks for something else than HDS does."""


def _explained() -> Iterator[tuple[tuple[str, str], str]]:
    for table in _TABLES:
        for why, lines in table.EXPLAINED.items():
            check = ""
            for word in lines.split():
                if word.startswith("CKV"):
                    check = word
                else:
                    yield (check, word), why


EXPLAINED: Mapping[tuple[str, str], str] = dict(_explained())
"""(check, resource or name of a test) → why Checkov's expectation is not HDS's."""


def compare(expectation: Expectation) -> tuple[frozenset[str], frozenset[str]]:
    """Failing resources that are not found, and passing ones that are flagged.

    Any theme of the check may find what fails; what passes must be clean in its first.
    """
    themes = COMPARED[expectation.check]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in expectation.files:
            (Path(folder) / name).write_text(text, encoding="utf-8")
        failed = [
            (finding.theme.value, plain(finding.subject.address))
            for path in (*expectation.folders, *([Path(folder)] if expectation.files else ()))
            for finding in scan([path], Options(jobs=1)).findings
            if finding.outcome.value == "fail"
        ]
    missed = expectation.failing - {address for theme, address in failed if theme in themes}
    flagged = expectation.passing & {address for theme, address in failed if theme == themes[0]}
    if expectation.label:
        missed, flagged = (frozenset({expectation.label} if addresses else ()) for addresses in (missed, flagged))
    return missed, flagged


def main() -> int:
    """Print the figures by theme, and with `-v` each disagreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkov", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--only", default="", metavar="ID-PREFIX", help="checks whose id begins so")
    arguments = parser.parse_args()
    totals: dict[str, Counter[str]] = {}
    checks: dict[str, set[str]] = {}
    unread: set[str] = set()
    for expectation in expectations(arguments.checkov):
        if not expectation.check.startswith(arguments.only):
            continue
        if expectation.check not in COMPARED:
            unread |= {expectation.check} - LEFT_OUT.keys()
            continue
        disagreements = compare(expectation)
        aside = {name for check, name in EXPLAINED if check == expectation.check}
        missed, flagged = (names - aside for names in disagreements)
        theme = COMPARED[expectation.check][0]
        checks.setdefault(theme, set()).add(expectation.check)
        totals.setdefault(theme, Counter()).update(
            failing=len(expectation.failing) - len(disagreements[0] & aside),
            missed=len(missed),
            passing=len(expectation.passing) - len(disagreements[1] & aside),
            flagged=len(flagged),
            explained=sum(len(names & aside) for names in disagreements),
        )
        if arguments.verbose:
            for word, addresses in (("missed", missed), ("flagged", flagged)):
                for address in sorted(addresses):
                    sys.stdout.write(f"{expectation.check} {word} {address}\n")
    if not totals and not unread:
        sys.stderr.write(f"{arguments.checkov}: no Checkov sources with tests here\n")
        return 2
    everything: Counter[str] = Counter()
    for theme, total in sorted(totals.items()):
        everything.update(total)
        sys.stdout.write(_row(theme, len(checks[theme]), total))
    sys.stdout.write(_row("all", sum(map(len, checks.values())), everything))
    sys.stdout.write(f"{len(LEFT_OUT)} checks left out, {len(EXPLAINED)} resources explained: see checkov_checks\n")
    if unread:
        sys.stdout.write(f"{len(unread)} checks unread: {' '.join(sorted(unread))}\n")
    return 0


def _row(name: str, checks: int, total: Counter[str]) -> str:
    found = total["failing"] - total["missed"]
    return (
        f"{name:22} {checks:3} checks   found {found:3} of {total['failing']:3} failing"
        f"   flagged {total['flagged']:3} of {total['passing']:3} passing   {total['explained']:3} explained\n"
    )


if __name__ == "__main__":
    sys.exit(main())
