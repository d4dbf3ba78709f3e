"""Stand in for a provider's SDK that is not installed: any class is a resource, and takes what the program passes.

SDKs are large (100 MB and more) and add little to what a program writes: names in camel case and a check of types. A
stand-in has neither the check nor the spelling of irregular names; that it was used is told.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

# Beside this file when it runs, and not in a package.
missing: Any = importlib.import_module("missing")

# Maps whose keys are the user's own.
_FREE = frozenset(
    {"tags", "labels", "metadata", "annotations", "variables", "environmentVariables", "environment", "settings", "headers",
     "secretEnvironmentVariables", "parameters", "userData", "databaseFlags", "nodeLabels", "extraSpecs", "triggers"}
)  # fmt: skip
_FREE_ENDS = ("labels", "tags", "annotations", "metadata")
_NO_PROVIDER = frozenset({"pulumi_policy", "pulumi_esc_sdk"})
# Packages whose resources are components made elsewhere.
_COMPONENTS = frozenset({"awsx", "eks", "aws-apigateway", "synced-folder"})
# Modules of the SDKs for Python whose tokens have other spellings.
_MODULES = {"lambda_": "lambda", "cloudproject": "CloudProject", "cloudprojectdatabase": "CloudProjectDatabase",
            "iploadbalancing": "IpLoadBalancing"}  # fmt: skip
_UNSPLIT = frozenset({"azure-native", "aws-native", "kubernetes"})


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last: only what nothing else finds is stood in for."""

    def __init__(self, pulumi: Any, text: Callable[..., str], told: Callable[[str], None]) -> None:
        self.pulumi = pulumi
        self.text = text
        self._told = told

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """A specification for modules of a missing provider's SDK."""
        del path, target
        root, _, rest = fullname.partition(".")
        if not root.startswith(("pulumi_", "pulumiverse_")) or root in _NO_PROVIDER:
            return None
        if rest and not isinstance(sys.modules.get(root), StandIn):
            return None
        if not rest:
            self._told(root)
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """The module itself, empty."""
        return StandIn(spec.name, self)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: names are made when they are asked for."""


class StandIn(ModuleType):
    """A module in which every name exists."""

    def __init__(self, name: str, finder: Finder) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self._finder = finder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = self._made(name)
        setattr(self, name, made)
        return made

    def _made(self, name: str) -> Any:
        root, _, rest = self.__name__.partition(".")
        package = root.split("_", 1)[1].replace("_", "-")
        finder = self._finder
        if rest == "config":
            return finder.pulumi.Config(package).get(camel(name))
        if name.endswith(("Args", "ArgsDict")):
            return Arguments
        if name == "Provider":
            return _provider(finder.pulumi, package)
        module = next((step for step in rest.split(".") if step and not re.fullmatch(r"v\d+\w*", step)), "index")
        module = _MODULES.get(module, module)
        if name[:1].isupper():
            joined = f"{package}:{module}:{name}"
            token = joined if package in _UNSPLIT else f"{package}:{module}/{name[:1].lower()}{name[1:]}:{name}"
            return _resource(finder, joined if package in _COMPONENTS else token, remote=package in _COMPONENTS)
        if name.startswith(("get_", "list_")):
            own = camel(name.removesuffix("_output"))
            token = f"{package}:{module}:{own}" if package in _UNSPLIT else f"{package}:{module}/{own}:{own}"
            return _lookup(finder, token, output=name.endswith("_output"))
        return importlib.import_module(f"{self.__name__}.{name}")


class Arguments(dict[str, Any]):
    """`BucketVersioningArgs(enabled=True)`."""

    def __init__(self, *positional: Any, **named: Any) -> None:
        given = {name: value for item in positional if isinstance(item, dict) for name, value in item.items()}
        super().__init__(camel_keys({**given, **named}))

    def __getattr__(self, name: str) -> Any:
        try:
            return self[camel(name)]
        except KeyError:
            raise AttributeError(name) from None


class Answer(Mapping[str, Any]):
    """The result of a lookup; a field that nobody answered is a marked text. No `dict`: outputs would copy it as one."""

    def __init__(self, values: dict[str, Any], made_up: Callable[[str], str]) -> None:
        self._values = values
        self._made_up = made_up

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = self._values.get(camel(name))
        return Marked(self._made_up(camel(name))) if value is None else value


class Marked(missing.Given):  # type: ignore[misc]
    """A marked text that programs may take for an object or a list: its parts are not known either."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self


def camel(name: str) -> str:
    """`kms_key_id` as `kmsKeyId`; a name that Python reserves ends with an underscore."""
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name.rstrip("_"))


def camel_keys(values: dict[str, Any]) -> dict[str, Any]:
    """The keys as the engine spells them, at every depth, save where they are the user's own."""
    found = {}
    for name, value in values.items():
        if value is None:
            continue
        spelled = camel(name)
        free = spelled in _FREE or spelled.lower().endswith(_FREE_ENDS)
        found[spelled] = value if free and isinstance(value, dict) else _deep(value)
    return found


def _deep(value: Any) -> Any:
    if isinstance(value, Arguments):
        return dict(value)
    if isinstance(value, dict):
        return camel_keys({str(name): item for name, item in value.items()})
    return [_deep(item) for item in value] if isinstance(value, (list, tuple)) else value


def _provider(pulumi: Any, package: str) -> type:
    class Provider(pulumi.ProviderResource):  # type: ignore[misc]
        def __init__(self, resource_name: str, opts: Any = None, **named: Any) -> None:
            super().__init__(package, resource_name, camel_keys(named), opts)

    return Provider


def _resource(finder: Finder, token: str, *, remote: bool) -> type:
    pulumi = finder.pulumi

    class Members(type(pulumi.Resource)):  # type: ignore[misc]
        def __getattr__(cls, name: str) -> Any:
            # `IpAllocationMethod.STATIC`: not a resource but words, which the SDK alone knows.
            if name.isupper() and not name.startswith("_"):
                return finder.text(name, token=token, attribute=name)
            raise AttributeError(name)

    if remote:

        class Component(pulumi.ComponentResource, metaclass=Members):  # type: ignore[misc, name-defined]
            def __init__(self, resource_name: str, *positional: Any, opts: Any = None, **named: Any) -> None:
                arguments, opts = _given(pulumi, positional, opts, named)
                super().__init__(token, resource_name, arguments, opts, remote=True)

            def __getattr__(self, name: str) -> Any:
                return _output(pulumi, finder, self, name)

        return Component

    class Resource(pulumi.CustomResource, metaclass=Members):  # type: ignore[misc, name-defined]
        def __init__(self, resource_name: str, *positional: Any, opts: Any = None, **named: Any) -> None:
            arguments, opts = _given(pulumi, positional, opts, named)
            super().__init__(token, resource_name, arguments, opts)

        def __getattr__(self, name: str) -> Any:
            return _output(pulumi, finder, self, name)

        @classmethod
        def get(cls, resource_name: str, id: Any, opts: Any = None, **named: Any) -> Any:  # noqa: A002 - the SDK's own
            """Something that exists already."""
            options = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id))
            return cls(resource_name, opts=options, **named)

    Resource.__name__ = Resource.__qualname__ = token.rpartition(":")[2]
    return Resource


def _given(pulumi: Any, positional: tuple[Any, ...], opts: Any, named: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """What a constructor was given: an arguments object or keywords, and the options wherever they stand."""
    arguments: dict[str, Any] = {}
    for item in (*positional, named.pop("args", None)):
        if isinstance(item, dict):
            arguments |= camel_keys(item)
        elif isinstance(item, pulumi.ResourceOptions):
            opts = item
    named.pop("__props__", None)
    return {**arguments, **camel_keys(named)}, opts


def _output(pulumi: Any, finder: Finder, resource: Any, name: str) -> Any:
    """An output: what was passed under that name, else a marked text that is known when the resource is."""
    if name.startswith("_"):
        raise AttributeError(name)
    spelled = camel(name)
    if spelled in resource.__dict__:
        return resource.__dict__[spelled]
    known = resource.__dict__.get("id", resource.__dict__.get("_id", resource.urn))
    return pulumi.Output.all(resource.urn, known).apply(
        lambda both: Marked(finder.text(spelled, urn=both[0], attribute=spelled))
    )


def _lookup(finder: Finder, token: str, *, output: bool) -> Callable[..., Any]:
    pulumi = finder.pulumi

    def made_up(name: str) -> str:
        return finder.text(name, token=token, attribute=name)

    def call(*positional: Any, opts: Any = None, **named: Any) -> Any:
        arguments, opts = _given(pulumi, positional, opts, named)
        if output:
            resolved = pulumi.Output.from_input(arguments)
            return resolved.apply(lambda known: Answer(pulumi.runtime.invoke(token, known, opts).value, made_up))
        return Answer(pulumi.runtime.invoke(token, arguments, opts).value, made_up)

    return call
