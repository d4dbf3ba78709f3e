"""Which major versions a constraint of `required_providers` allows."""

from __future__ import annotations

import pytest

from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.translate.versions import is_at_least, is_before


def _declaration(constraint: str | None) -> Declaration:
    provider = ProviderConfiguration("azurerm", version=constraint)
    return Declaration("azurerm_x.a", "azurerm_x", "a", {}, provider, Location("main.tf", 1))


@pytest.mark.parametrize(
    ("constraint", "before", "at_least"),
    [
        ("~> 3.1", True, False),
        ("3.117.0", True, False),
        (">= 3.0", False, False),
        (">= 3.0, < 4.0", True, False),
        (">= 3.0, < 5", False, False),
        ("< 4.5", False, False),
        ("~> 4.2", False, True),
        (">= 4.0, != 4.3.0", False, True),
        (None, False, False),
    ],
)
def test_constraint_says_whether_a_default_of_version_4_holds(
    constraint: str | None, *, before: bool, at_least: bool
) -> None:
    declaration = _declaration(constraint)

    assert (is_before(declaration, 4), is_at_least(declaration, 4)) == (before, at_least)
