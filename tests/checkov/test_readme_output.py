"""The READMEs show what Checkov prints with the rules; `make check` cannot tell where Checkov is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

import generate_docs
from checkov_run import CHECKOV

SHOWN = generate_docs.PROGRAMS["checkov"]
pytestmark = pytest.mark.skipif(
    not CHECKOV or Path(CHECKOV) != SHOWN, reason="what is shown is printed by the newest Checkov (make test-checkov)"
)


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_the_readme_shows_what_checkov_prints(name: str) -> None:
    text = (generate_docs.PROJECT / name).read_text(encoding="utf-8")
    assert "$ checkov -d examples/" in text or "$ HDS_LANG=fr checkov -d examples/" in text
    assert generate_docs.with_output(text) == text
