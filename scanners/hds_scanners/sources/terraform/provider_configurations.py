"""Which provider configuration a resource uses: aliases, `providers = {}` maps, inheritance, provider `for_each`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hds_policies.model.declaration import ProviderConfiguration
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.addresses import instance_key, joined
from hds_scanners.sources.terraform.dynamic_blocks import BlockView, Evaluating
from hds_scanners.sources.terraform.expansion import FOR_EACH, Expansion
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.values import UnknownValue, force, unmark
from hds_scanners.sources.terraform.scopes import NamedScope

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.body import Attribute, Block, Expression
    from hds_scanners.sources.terraform.expansion import Key
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.language.values import Value
    from hds_scanners.sources.terraform.module import ModuleInstance

_REFERENCE = re.compile(r"""\s*"?([\w-]+)(?:\.([\w-]+))?(?:\[(.*)\])?"?\s*""", re.DOTALL)
_PROVIDER_ARGUMENTS = frozenset({"alias", "for_each", "version"})
_NOT_WRITTEN = object()


class ProviderArguments(Mapping[str, Any]):
    """The evaluated arguments of a provider block; an unknown one says through which configuration it was read."""

    __slots__ = ("label", "module", "view")

    def __init__(self, view: BlockView, module: ModuleInstance, label: str) -> None:
        self.view = view
        self.module = module
        self.label = label

    def __getitem__(self, name: str) -> Any:
        value = self.get(name, _NOT_WRITTEN)
        if value is _NOT_WRITTEN:
            raise KeyError(name)
        return value

    def get(self, name: str, default: Any = None) -> Any:
        """The value of an argument; `default` when it was not written: each resource asks for most of them in vain."""
        value = default if name in _PROVIDER_ARGUMENTS else self.view.get(name, default)
        return value.via(f"{self.label}.{name}") if isinstance(value, Unknown) else value

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.view if name not in _PROVIDER_ARGUMENTS)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Owner(Evaluating):
    """Evaluates a provider block's arguments in its module."""

    __slots__ = ("_label", "_module")

    def __init__(self, module: ModuleInstance, label: str) -> None:
        self._module = module
        self._label = label

    def value_of(self, attribute: Attribute, scope: Scope, path: str) -> Value:
        return self._module.value_of(attribute, scope, f"{self._label}.{path}")

    def report(self, error: EvaluationError, file: str, line: int, path: str) -> Unknown:
        return self._module.report(error, file, line, f"{self._label}.{path}")


class Providers:
    """Finds and keeps the provider configurations of all module instances of one root."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[int, str, str, Key], ProviderConfiguration] = {}

    def of_resource(self, module: ModuleInstance, kind: str, block: Block, scope: Scope) -> ProviderConfiguration:
        """The configuration that a resource or data block of type `kind` uses."""
        written = block.body.expression("provider")
        if written is None:
            return self.find(module, default_provider(kind), "", None)
        name, alias, key = self.reference(module, written, scope)
        return self.find(module, name, alias, key)

    def of_call(self, module: ModuleInstance, call: Block, scope: Scope, name: str) -> ProviderConfiguration:
        """The configuration that a module called in `module`, but not fetched, gets for a provider's local name."""
        passed = _entry(call, name)
        if passed is None:
            return self.find(module, name, "", None)
        return self.find(module, *self.reference(module, passed, scope))

    def reference(
        self, module: ModuleInstance, written: Expression, scope: Scope
    ) -> tuple[str, str, Key | UnknownValue]:
        """Local name, alias and key of `aws`, `aws.dr` or `aws.by_region["eu-west-3"]`."""
        match = _REFERENCE.fullmatch(written.text())
        if match is None:
            return written.text().strip(), "", None
        name, alias, index = match.group(1), match.group(2) or "", match.group(3)
        if index is None:
            return name, alias, None
        # Imported here: only OpenTofu configurations index a provider.
        from hds_scanners.sources.terraform.language.evaluator import evaluate_text  # noqa: PLC0415

        try:
            key = unmark(force(evaluate_text(index, scope)))
        except EvaluationError as error:
            cause = module.report(error, written.file, written.location.line, f"provider {name}.{alias}")
            return name, alias, UnknownValue(cause)
        return name, alias, key if isinstance(key, (int, str, UnknownValue)) else None

    def find(self, module: ModuleInstance, name: str, alias: str, key: Key | UnknownValue) -> ProviderConfiguration:
        """The configuration that a local name and alias mean in a module instance."""
        if isinstance(key, UnknownValue):
            return self._find(module, name, alias, key)
        memo_key = (id(module), name, alias, key)
        found = self._known.get(memo_key)
        if found is None:
            found = self._known[memo_key] = self._find(module, name, alias, key)
        return found

    def _find(self, module: ModuleInstance, name: str, alias: str, key: Key | UnknownValue) -> ProviderConfiguration:
        configuration = module.configuration
        spelled = f"{name}.{alias}" if alias else name
        requirement = configuration.requirements.get(name)
        source = requirement.source if requirement else None
        version = requirement.version if requirement else None
        block = configuration.providers.get((name, alias))
        parent = module.parent
        found: ProviderConfiguration | None = None
        if block is not None and not (parent is not None and _is_empty_proxy(block)):
            found = self._configured(module, block, name, spelled, key)
        elif parent is not None:
            passed = _entry(module.call, spelled)
            if passed is not None:
                assert module.call_scope is not None
                parent_name, parent_alias, parent_key = self.reference(parent, passed, module.call_scope)
                found = self.find(parent, parent_name, parent_alias, parent_key if parent_key is not None else key)
            elif not alias:
                found = self.find(parent, _same_provider(parent, name, source), "", key)
        if found is None:
            return ProviderConfiguration(source.rpartition("/")[2] if source else name, spelled, source, version)
        if (source and source != found.source) or (version and version != found.version):
            return ProviderConfiguration(
                found.name,
                found.key,
                source or found.source,
                version or found.version,
                found.attributes,
                found.location,
                found.configured,
            )
        return found

    def _configured(
        self, module: ModuleInstance, block: Block, name: str, spelled: str, key: Key | UnknownValue
    ) -> ProviderConfiguration:
        label = joined(module.address, f"provider.{spelled}")
        requirement = module.configuration.requirements.get(name)
        source = requirement.source if requirement else None
        version = requirement.version if requirement else None
        if version is None and (written := block.body.expression("version")) is not None:
            version = written.literal()
        scope: Scope = module
        if "for_each" in block.body.attributes:
            expansion = module.expansion(block, f"provider.{spelled}")
            scope = _instance_scope(module, block, expansion, key)
            if isinstance(key, (int, str)):
                spelled += instance_key(key)
        view = BlockView(block.body, scope, _Owner(module, f"provider.{spelled}"), "")
        return ProviderConfiguration(
            source.rpartition("/")[2] if source else name,
            spelled,
            source,
            version,
            ProviderArguments(view, module, label),
            block.location,
            configured=True,
        )


def _instance_scope(module: ModuleInstance, block: Block, expansion: Expansion, key: Key | UnknownValue) -> Scope:
    """What one instance of a provider with `for_each` sees."""
    source = block.body.expression("for_each")
    if expansion.uncertain is None and expansion.kind == FOR_EACH and isinstance(key, str):
        for position, known in enumerate(expansion.keys):
            if known == key:
                return NamedScope(module, {"each": {"key": key, "value": expansion.values[position]}}, source)
    if expansion.uncertain is not None:
        cause = expansion.uncertain
    else:
        cause = key.cause if isinstance(key, UnknownValue) else Unknown(Why.NOT_EVALUATED, ("provider for_each",))
    each = {"key": key if isinstance(key, str) else UnknownValue(cause), "value": UnknownValue(cause)}
    return NamedScope(module, {"each": each}, source)


def _entry(call: Block | None, spelled: str) -> Expression | None:
    """The entry of a module call's `providers` map."""
    written = call.body.expression("providers") if call else None
    for name, value in (written.pairs() or ()) if written else ():
        if name == spelled:
            return value
    return None


def default_provider(kind: str) -> str:
    """The local name that a resource type stands for by itself: its first word."""
    return kind.partition("_")[0]


def _is_empty_proxy(block: Block) -> bool:
    """`provider "aws" {}` in a child only announced, in old Terraform, that a configuration is passed in."""
    body = block.body
    return not body.blocks and not (set(body.attributes) - {"alias", "version"})


def _same_provider(parent: ModuleInstance, name: str, source: str | None) -> str:
    """The parent's local name of the same provider."""
    if source:
        for local, requirement in parent.configuration.requirements.items():
            if requirement.source == source and local != name:
                return local
    return name
