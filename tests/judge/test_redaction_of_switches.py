"""A switch whose name sounds like a secret is shown, a secret is not."""

from __future__ import annotations

import pytest

from hds_policies.redaction import looks_secret


@pytest.mark.parametrize("word", ["optional", "required", "true", "Disabled"])
def test_the_words_of_switches_are_shown(word: str) -> None:
    assert not looks_secret("metadata_options.http_tokens", word)


def test_what_is_under_the_name_of_a_secret_is_hidden() -> None:
    assert looks_secret("auth_token", "Tr0ub4dor-and-3")
