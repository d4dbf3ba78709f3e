"""Merge the tables of a provider's modules: a type may be translated by several of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from hds_policies.model.thing import Thing

Translator: TypeAlias = Callable[[Any], Iterator[Thing]]


def merged(*tables: Mapping[str, Translator]) -> dict[str, tuple[Translator, ...]]:
    """For each resource type the translators of all tables, in order."""
    result: dict[str, tuple[Translator, ...]] = {}
    for table in tables:
        for type_name, translator in table.items():
            result[type_name] = (*result.get(type_name, ()), translator)
    return result
