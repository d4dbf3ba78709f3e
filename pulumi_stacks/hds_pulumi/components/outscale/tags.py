"""Labels in the words of the provider, which has a class of tags for each type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hds_pulumi.components.labels import Labels

Tag = TypeVar("Tag")


def tags_of(make: Callable[..., Tag], labels: Labels, name: str) -> list[Tag]:
    """One tag a label, and the `Name` that the console shows."""
    return [make(key=key, value=value) for key, value in {"Name": name, **labels.as_map()}.items()]
