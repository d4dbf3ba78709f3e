"""What the names of a module mean, as objects whose parts are looked up when they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.addresses import joined, resource_address
from hds_scanners.sources.terraform.language.access import attribute_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, UndeclaredReference
from hds_scanners.sources.terraform.language.values import LazyObject, Sensitive, UnknownValue, Value

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.body import Block
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.module import ModuleInstance


def seen_from(value: Value, step: str) -> Value:
    """An unknown seen from one step further away; anything else as it is."""
    if value.__class__ is UnknownValue:
        if value.cause.chain[:1] == (step,):
            return value
        return UnknownValue(value.cause.via(step), value.type, value.refinement)
    if value.__class__ is Sensitive and value.value.__class__ is UnknownValue:
        return Sensitive(seen_from(value.value, step))
    return value


@dataclass(slots=True)
class ModuleNotFetched:
    """A module call whose source is not on this machine."""

    address: str
    source: str
    block: Block
    module: ModuleInstance
    scope: Scope
    uncertain: bool = False


def undeclared(module: ModuleInstance, name: str) -> DeclaredElsewhere:
    """What a name stands for that no file declares: something of another file, whose attributes are all unknown.

    Raises `UndeclaredReference` where the run is to be as strict as Terraform.
    """
    if not module.run.options.open_world:
        raise UndeclaredReference(f"{name} is not declared in this module")
    address = joined(module.address, name)
    module.run.remarks.warning(
        "evaluation",
        f"{address} is referred to, but not declared",
        f"{address} est citée mais n'est pas déclarée",
        module.configuration.folder,
    )
    return DeclaredElsewhere(address)


class DeclaredElsewhere(LazyObject):
    """Something that no file declares: unknown, but it keeps what it refers to."""

    __slots__ = ("address",)

    def __init__(self, address: str) -> None:
        self.address = address

    def attribute(self, name: str) -> Value:
        """Unknown; an instance of it is as unknown as all of it."""
        if name.isdigit():
            return self
        cause = Unknown(Why.UNDECLARED, (f"{self.address}.{name}",), (Reference(self.address, name),), exact=True)
        return UnknownValue(cause)

    def materialise(self) -> Value:
        """Unknown."""
        return UnknownValue(Unknown(Why.UNDECLARED, (self.address,), (Reference(self.address),), exact=True))


class Names(LazyObject):
    """`var`, `local` or `module`."""

    __slots__ = ("_declared", "_kind", "_module", "_read")

    def __init__(
        self, module: ModuleInstance, kind: str, declared: dict[str, Any], read: Callable[[str], Value]
    ) -> None:
        self._module = module
        self._kind = kind
        self._declared = declared
        self._read = read

    def attribute(self, name: str) -> Value:
        """The value of one of the names; see `undeclared` for another."""
        if name not in self._declared:
            found = undeclared(self._module, f"{self._kind}.{name}")
            return found if self._kind == "module" else found.materialise()
        return self._read(name)

    def materialise(self) -> Value:
        """All of them."""
        return {name: self._read(name) for name in self._declared}


class ResourceTypes(LazyObject):
    """`data`, `ephemeral`, or `resource` as another spelling of a managed resource."""

    __slots__ = ("_mode", "_module")

    def __init__(self, module: ModuleInstance, mode: str) -> None:
        self._module = module
        self._mode = mode

    def attribute(self, name: str) -> Value:
        """The names of one type."""
        return ResourceNames(self._module, self._mode, name)

    def materialise(self) -> Value:
        """Not possible."""
        raise EvaluationError(f'"{self._mode}" must be followed by a type and a name')


class ResourceNames(LazyObject):
    """`aws_x`, or `data.aws_x`."""

    __slots__ = ("_mode", "_module", "_type")

    def __init__(self, module: ModuleInstance, mode: str, kind: str) -> None:
        self._module = module
        self._mode = mode
        self._type = kind

    def attribute(self, name: str) -> Value:
        """The resource of that name, or its instances; see `undeclared` for another."""
        key = (self._mode, self._type, name)
        if key not in self._module.configuration.resources:
            return undeclared(self._module, resource_address(*key))
        return self._module.resource(key)

    def materialise(self) -> Value:
        """Not possible."""
        raise EvaluationError(f'"{self._type}" must be followed by a name')


class UncertainInstances(LazyObject):
    """The instances of a block whose `count` or `for_each` is not known: any key gives the one that stands for all."""

    __slots__ = ("address", "cause", "counted", "instances")

    def __init__(self, instances: list[Value], address: str, cause: Unknown, *, counted: bool) -> None:
        self.counted = counted
        self.instances = instances
        self.address = address
        self.cause = cause

    def attribute(self, name: str) -> Value:
        """The instance that stands for all, or its attribute."""
        if not self.instances:
            return UnknownValue(self.cause)
        # `x["key"]` and `x[0]` arrive here as names, and so does the `id` of `x[*].id`.
        if self.counted and not name.isdigit():
            return attribute_of(self.instances[0], name)
        return self.instances[0]

    def materialise(self) -> Value:
        """Unknown: nobody knows how many there are."""
        references = (Reference(self.address),)
        return UnknownValue(Unknown(self.cause.why, self.cause.chain, references))


def module_object(child: ModuleInstance | ModuleNotFetched) -> LazyObject:
    """An instance of a module as a value of the language."""
    return _NotFetchedObject(child) if isinstance(child, ModuleNotFetched) else _ModuleObject(child)


class _ModuleObject(LazyObject):
    """A module instance as an object of its outputs."""

    __slots__ = ("_instance",)

    def __init__(self, instance: ModuleInstance) -> None:
        self._instance = instance

    def attribute(self, name: str) -> Value:
        """The value of an output; see `undeclared` for one that is not there."""
        if name not in self._instance.configuration.outputs:
            return undeclared(self._instance, f"output.{name}").materialise()
        return self._instance.output(name)

    def materialise(self) -> Value:
        """All outputs."""
        return {name: self._instance.output(name) for name in self._instance.configuration.outputs}


class _NotFetchedObject(LazyObject):
    """A module that was not fetched: every output is unknown."""

    __slots__ = ("_call",)

    def __init__(self, call: ModuleNotFetched) -> None:
        self._call = call

    def attribute(self, name: str) -> Value:
        """Unknown, whatever the name."""
        address = self._call.address
        cause = Unknown(Why.MODULE_NOT_FETCHED, (f"{address}.{name}",), (Reference(address, name),), exact=True)
        return UnknownValue(cause)

    def materialise(self) -> Value:
        """Unknown."""
        address = self._call.address
        return UnknownValue(Unknown(Why.MODULE_NOT_FETCHED, (address,), (Reference(address),)))
