"""What a provider accepts, by the classes of its Python package: names, what is required, and kinds of values."""

from __future__ import annotations

import collections.abc
import enum
import importlib
import inspect
import json
import sys
import types
import typing
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import pulumi
from pulumi import _types as sdk
from pulumi.runtime import rpc

PACKAGES = {"scaleway": "pulumiverse_scaleway"}
"""Python packages that are not called `pulumi_<package>`."""
SIGNATURE = "4dabf18193072939515e22adb298388d"
UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"


@cache
def resource_class(token: str) -> type | None:
    """The class of a type (`aws:kms/key:Key`); None when its package has no such type."""
    package, module, _ = token.split(":")
    with _without_warnings():
        _package(package)
        return _registered(f"{package}:{module}", token)


def _package(name: str) -> types.ModuleType:
    return importlib.import_module(PACKAGES.get(name, f"pulumi_{name.replace('-', '_')}"))


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Packages warn of their own old types when they are first looked into."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _registered(key: str, token: str) -> type | None:
    for registered in rpc._RESOURCE_MODULES.get(key, ()):  # noqa: SLF001 - nothing public lists them
        info = registered.mod_info  # type: ignore[attr-defined]
        if token in info["classes"]:
            found: type = getattr(importlib.import_module(info["fqn"]), info["classes"][token])
            return found
    return None


def arguments_class(token: str) -> type | None:
    """The class of a type's inputs."""
    found = resource_class(token)
    if found is None:
        return None
    module = vars(sys.modules[found.__module__])
    # The second where the first is the name of a nested type.
    return module.get(f"{found.__name__}InitArgs") or module.get(f"{found.__name__}Args")


def problems_of_provider(package: str, inputs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The same for the configuration of a provider, in which the engine keeps all but text as JSON."""
    with _without_warnings():
        module = _package(package)
    arguments = vars(sys.modules[module.Provider.__module__])["ProviderArgs"]
    kinds = sdk.input_type_types(arguments)
    given = {
        name: value if kinds.get(name) is str else _from_json(value)
        for name, value in inputs.items()
        if name not in _ENGINES_OWN
    }
    return list(_object(arguments, given, ""))


_ENGINES_OWN = frozenset({"version", "pluginDownloadURL"})


def _from_json(value: Any) -> Any:
    if not isinstance(value, str) or value == UNKNOWN:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def problems(token: str, inputs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(property path, what is wrong) for each input that the provider would refuse; for an unknown type, one without path."""
    arguments = arguments_class(token)
    if arguments is None:
        return [("", f"{token} is no type of its package")]
    return list(_object(arguments, inputs, ""))


def _object(arguments: type, inputs: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    kinds = sdk.input_type_types(arguments)
    for name in _required(arguments):
        if name not in inputs:
            yield _below(path, name), "is required"
    for name, value in inputs.items():
        if name.startswith("__"):
            continue
        if name not in kinds:
            yield _below(path, name), f"is no property of {arguments.__name__.removesuffix('Args')}"
        else:
            yield from _value(kinds[name], value, _below(path, name))


@cache
def _required(arguments: type) -> tuple[str, ...]:
    names = sdk.input_type_py_to_pulumi_names(arguments)
    parameters = inspect.signature(arguments.__init__).parameters  # type: ignore[misc]
    return tuple(
        names[name]
        for name, parameter in parameters.items()
        if name in names and parameter.default is inspect.Parameter.empty
    )


def _value(kind: Any, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if value is None or value == UNKNOWN:
        return
    if isinstance(value, Mapping) and SIGNATURE in value:
        # A secret is checked by what it holds; assets and the like only by being there.
        if "value" in value:
            yield from _value(kind, value["value"], path)
        return
    kinds = _alternatives(kind)
    found = [list(_one(each, value, path)) for each in kinds]
    if not kinds or any(not each for each in found):
        return
    # Of several kinds, the complaint about the one that comes closest.
    yield from max(found, key=lambda each: max(len(where) for where, _ in each))


def _one(kind: Any, value: Any, path: str) -> Iterator[tuple[str, str]]:
    origin = typing.get_origin(kind)
    if origin in {list, collections.abc.Sequence}:
        if not isinstance(value, list):
            yield path, f"is {_named(value)} where a list is expected"
            return
        for position, item in enumerate(value):
            yield from _value(typing.get_args(kind)[0], item, f"{path}[{position}]")
    elif origin in {dict, collections.abc.Mapping}:
        if not isinstance(value, Mapping):
            yield path, f"is {_named(value)} where a map is expected"
            return
        for name, item in value.items():
            yield from _value(typing.get_args(kind)[1], item, _below(path, name))
    elif isinstance(kind, type) and sdk.is_input_type(kind):
        if isinstance(value, Mapping):
            yield from _object(kind, value, path)
        else:
            yield path, f"is {_named(value)} where {kind.__name__.removesuffix('Args')} is expected"
    elif isinstance(kind, type) and not _fits(kind, value):
        yield path, f"is {_named(value)} where {kind.__name__} is expected"


def _fits(kind: type, value: Any) -> bool:
    if issubclass(kind, enum.Enum):
        kind = str if issubclass(kind, str) else float
    if kind is bool:
        return isinstance(value, bool)
    if kind is int:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and float(value).is_integer()
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, str) if kind is str else True


def _alternatives(kind: Any) -> list[Any]:
    """What a value may be, without what only a program sees: outputs, awaitables, None."""
    if typing.get_origin(kind) not in {typing.Union, types.UnionType}:
        return [] if kind is Any else [kind]
    return [
        each
        for item in typing.get_args(kind)
        if item is not type(None) and typing.get_origin(item) not in {pulumi.Output, collections.abc.Awaitable}
        for each in _alternatives(item)
    ]


def _named(value: Any) -> str:
    names = {bool: "true or false", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@cache
def outputs(token: str) -> Mapping[str, tuple[Any, bool]]:
    """(kind, whether it always has a value) of each output property, the inputs among them."""
    found = resource_class(token)
    if found is None:
        return {}
    kinds = sdk.resource_types(found)
    always = {}
    for each in vars(found).values():
        if isinstance(each, property) and each.fget is not None:
            name = getattr(each.fget, "_pulumi_name", each.fget.__name__)
            spelled = repr(each.fget.__annotations__.get("return"))
            always[name] = "Optional" not in spelled and "NoneType" not in spelled
    return {name: (kind, always.get(name, False)) for name, kind in kinds.items()}
