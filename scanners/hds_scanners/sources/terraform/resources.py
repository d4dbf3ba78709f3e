"""Instances of resources and data sources: what is written, and what only the provider knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.addresses import instance_key, joined, resource_address
from hds_scanners.sources.terraform.dynamic_blocks import (
    EVALUATING,
    BlockView,
    CircularReferenceError,
    Evaluating,
    language_value,
)
from hds_scanners.sources.terraform.language.errors import EvaluationError, UndeclaredReference
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, STRING
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    NOTHING_KNOWN,
    LazyObject,
    UnknownValue,
    Value,
    is_null,
)
from hds_scanners.sources.terraform.references import seen_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hds_policies.model.declaration import ProviderConfiguration
    from hds_scanners.sources.terraform.body import Attribute, Block
    from hds_scanners.sources.terraform.configuration import ResourceKey
    from hds_scanners.sources.terraform.expansion import Key
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.module import ModuleInstance

NOT_WRITTEN = object()
"""Stands for the value of an argument that was not written."""

# Attributes that every provider sets at apply: they are text and never null.
_IDENTIFIERS = frozenset({"id", "arn", "self_link", "name_prefix"})


class ResourceInstance(LazyObject):
    """One instance of a resource or data block."""

    __slots__ = ("_memo", "_view", "address", "block", "certain", "instance", "key", "module", "scope")

    def __init__(
        self, module: ModuleInstance, key: ResourceKey, block: Block, instance: Key, scope: Scope, *, certain: bool
    ) -> None:
        self.certain = certain
        self.module = module
        self.key = key
        self.block = block
        self.instance = instance
        self.scope = scope
        self.address = joined(module.address, resource_address(*key) + instance_key(instance))
        self._memo: dict[str, Value] = {}
        self._view: BlockView | None = None

    @property
    def view(self) -> BlockView:
        """Its arguments and nested blocks for the model."""
        if self._view is None:
            self._view = BlockView(self.block.body, self.scope, _Owner(self), "")
        return self._view

    @property
    def provider(self) -> ProviderConfiguration:
        """The provider configuration it uses."""
        return self.module.run.providers.of_resource(self.module, self.key[1], self.block, self.scope)

    def written(self, name: str) -> Value:
        """The value of a configured argument or of nested blocks of one type; `NOT_WRITTEN` when not written."""
        found = self._memo.get(name, NOT_WRITTEN)
        if found is not NOT_WRITTEN:
            if found is EVALUATING:
                raise CircularReferenceError(f"{self.address}.{name}")
            return found
        attribute = self.block.body.attributes.get(name)
        self._memo[name] = EVALUATING
        try:
            if attribute is not None:
                path = f"{self.local_address}.{name}"
                value = self.module.value_of(attribute, self.scope, path, certain=self.certain)
                value = seen_from(value, f"{self.address}.{name}")
            else:
                blocks = self.view.nested().get(name)
                if blocks is None:
                    del self._memo[name]
                    return NOT_WRITTEN
                value = language_value(blocks, _Owner(self), name, self.computed_attribute)
        except BaseException:
            self._memo.pop(name, None)
            raise
        self._memo[name] = value
        return value

    @property
    def local_address(self) -> str:
        """Its address in its module."""
        return resource_address(*self.key) + instance_key(self.instance)

    def attribute(self, name: str) -> Value:
        """A configured argument, a computable attribute of a data source, or what only the provider knows."""
        if self.key[0] == "data":
            from hds_scanners.sources.terraform.data_sources import computed  # noqa: PLC0415 - only if there is one

            value = computed(self, name)
            if value is not None:
                return value
        value = self.written(name)
        if self.key[1] == "terraform_data":
            return self._terraform_data(name) if value is NOT_WRITTEN else value
        # An argument that is null, or blocks that are none, are as good as not written: most providers then choose a
        # value at apply.
        if value is not NOT_WRITTEN and not is_null(value) and (value != () or name in self.block.body.attributes):
            return value
        return self.computed_attribute(name)

    def computed_attribute(self, name: str) -> Value:
        """What only the provider knows: unknown, but it keeps what it refers to."""
        why = Why.COMPUTED if self.key[0] == "managed" else Why.DATA_SOURCE
        cause = Unknown(why, (f"{self.address}.{name}",), (Reference(self.address, name),), exact=True)
        if name in _IDENTIFIERS:
            return UnknownValue(cause, STRING, NOT_NULL)
        return UnknownValue(cause, DYNAMIC, NOTHING_KNOWN)

    def _terraform_data(self, name: str) -> Value:
        """The one resource type whose attributes Terraform itself defines."""
        if name in {"input", "triggers_replace"}:
            return None
        if name == "output" and self.written("input") in (NOT_WRITTEN, None):
            return None
        if name not in {"id", "output"}:
            raise UndeclaredReference(f'{self.address} has no attribute "{name}"')
        return self.computed_attribute(name)

    def materialise(self) -> Value:
        """What is configured, with the `id` that every resource gets."""
        if self.key[1] == "terraform_data":
            return {name: self.attribute(name) for name in ("id", "input", "output", "triggers_replace")}
        found = {name: self.attribute(name) for name in self.view}
        found.setdefault("id", self.computed_attribute("id"))
        return found

    def holding(self, names: Iterable[str]) -> Value:
        """The asked attributes, those included that only the provider knows: the schema is not at hand."""
        if self.key[1] == "terraform_data":
            return self.materialise()
        return {name: self.attribute(name) for name in names}


class _Owner(Evaluating):
    """Evaluates the arguments of a resource for the model, sharing what references to it have evaluated."""

    __slots__ = ("_resource",)

    def __init__(self, resource: ResourceInstance) -> None:
        self._resource = resource

    def value_of(self, attribute: Attribute, scope: Scope, path: str) -> Value:
        if path == attribute.name:
            value = self._resource.written(path)
            if value is not NOT_WRITTEN:
                return value
        resource = self._resource
        where = f"{resource.local_address}.{path}"
        return resource.module.value_of(attribute, scope, where, certain=resource.certain)

    def report(self, error: EvaluationError, file: str, line: int, path: str) -> Unknown:
        resource = self._resource
        where = f"{resource.local_address}.{path}"
        return resource.module.report(error, file, line, where, certain=resource.certain)
