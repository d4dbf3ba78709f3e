"""What the documents show of the engine's output is what it prints."""

from __future__ import annotations

import pytest

from generate_docs import with_output
from pulumi_engine import PROJECT, PULUMI, WITHOUT_PULUMI


@pytest.mark.skipif(not PULUMI, reason=WITHOUT_PULUMI)
@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_the_readme_shows_what_the_engine_prints(name: str) -> None:
    text = (PROJECT / name).read_text("utf-8")
    assert "pulumi preview --policy-pack ../../pulumi_stacks" in text
    assert with_output(text) == text
