"""Everything that `terraform plan` would evaluate, so that every error of a root shows; a scan reads only what rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.addresses import joined, resource_address
from hds_scanners.sources.terraform.body import Body
from hds_scanners.sources.terraform.dynamic_blocks import META_ARGUMENTS
from hds_scanners.sources.terraform.expansion import COUNT, FOR_EACH, SINGLE
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.expressions import AttributeStep, Node, Root, Traversal
from hds_scanners.sources.terraform.language.values import UnknownValue, contains_sensitive, force, is_null, unmark
from hds_scanners.sources.terraform.module import ModuleInstance
from hds_scanners.sources.terraform.references import ModuleNotFetched
from hds_scanners.sources.terraform.resources import ResourceInstance
from hds_scanners.sources.terraform.scopes import NamedScope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hds_scanners.sources.terraform.body import Block
    from hds_scanners.sources.terraform.configuration import ResourceKey
    from hds_scanners.sources.terraform.expansion import Expansion
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.language.values import Value

_CALL_ARGUMENTS = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})


def check(module: ModuleInstance) -> None:
    """Evaluate all that a module instance and those below it declare; errors become diagnostics of the run."""
    configuration = module.configuration
    _check_keys(module)
    for name in configuration.variables:
        _validate(module, name, module.variable(name))
    for name in configuration.locals:
        module.local(name)
    for key, block in configuration.resources.items():
        _check_resource(module, key, block)
    for (name, alias), block in configuration.providers.items():
        if "for_each" not in block.body.attributes:
            _evaluate_body(module, block.body, module, f"provider.{name}.{alias}" if alias else f"provider.{name}")
    for name, block in configuration.modules.items():
        _check_call(module, name, block)
    for name, block in configuration.outputs.items():
        module.output(name)
        _conditions(module, block, module, f"output.{name}", "precondition")


def _check_keys(module: ModuleInstance) -> None:
    """A resource with `count` or `for_each` is a collection: its attributes are reached through a key only."""
    configuration = module.configuration
    many = {
        tuple(_reference_of(key))
        for key, block in configuration.resources.items()
        if "count" in block.body.attributes or "for_each" in block.body.attributes
    }
    if not many:
        return
    bodies = [*configuration.resources.values(), *configuration.modules.values(), *configuration.outputs.values()]
    everything = Body(configuration.locals, bodies)
    for references in _expressions(everything):
        for names in references:
            for own in many:
                if len(names) > len(own) and tuple(names[: len(own)]) == own:
                    address = joined(module.address, ".".join(own))
                    module.run.remarks.error(
                        "evaluation",
                        f"{address}.{names[len(own)]}: an instance key is missing, there are several {address}",
                        f"{address}.{names[len(own)]} : il manque une clé d'instance, {address} est multiple",
                        configuration.folder,
                    )


def _check_call(module: ModuleInstance, name: str, block: Block) -> None:
    expansion, children = module.children(name)
    _reject_unknown_keys(module, block, f"module.{name}", expansion)
    for child in children:
        if isinstance(child, ModuleNotFetched):
            _evaluate_body(module, block.body, child.scope, f"module.{name}", skip=_CALL_ARGUMENTS)
            continue
        declared = child.configuration.variables
        for argument in block.body.attributes.values():
            if argument.name not in declared and argument.name not in _CALL_ARGUMENTS:
                module.run.remarks.error(
                    "structure",
                    f"module.{name}: the module declares no variable {argument.name}",
                    f"module.{name} : le module ne déclare pas de variable {argument.name}",
                    argument.file,
                    argument.line,
                )
        for variable, declaration in declared.items():
            if variable not in block.body.attributes and "default" not in declaration.body.attributes:
                module.run.remarks.error(
                    "structure",
                    f'module.{name}: the argument "{variable}" is missing',
                    f"module.{name} : l'argument « {variable} » manque",
                    block.file,
                    block.location.line,
                )
        check(child)


def _check_resource(module: ModuleInstance, key: ResourceKey, block: Block) -> None:
    path = resource_address(*key)
    own = _reference_of(key)
    for expression in _expressions(block.body):
        if any(names[: len(own)] == own for names in expression):
            module.run.remarks.error(
                "structure",
                f"{joined(module.address, path)} refers to itself",
                f"{joined(module.address, path)} se réfère à elle-même",
                block.file,
                block.location.line,
            )
            return
    expansion, instances = module.instances(key)
    _reject_unknown_keys(module, block, path, expansion)
    for instance in instances:
        _check_instance(instance)
    if not instances:
        # Terraform checks the arguments of a resource that has no instance, too.
        _evaluate_body(module, block.body, _NothingKnown(module, expansion.kind), path)


class _NothingKnown:
    """What `terraform validate` sees: every name is declared, no value is known."""

    __slots__ = ("_module", "_names", "allowed_root", "directory")

    def __init__(self, module: ModuleInstance, kind: str) -> None:
        self._module = module
        self._names = {COUNT: {"count"}, FOR_EACH: {"each"}}.get(kind, set())
        self.directory = module.directory
        self.allowed_root = module.allowed_root

    def resolve(self, name: str) -> Value:
        """Unknown for everything but `path`."""
        if name not in self._names:
            value = self._module.resolve(name)
            if name == "path":
                return value
        return UnknownValue(Unknown(Why.NOT_EVALUATED, ("no instance",)))


def _check_instance(instance: ResourceInstance) -> None:
    for name in instance.view:
        _ = instance.view[name]
    module = instance.module
    path = resource_address(*instance.key)
    own = NamedScope(instance.scope, {"self": instance})
    for block in instance.block.body.blocks_of("lifecycle"):
        _conditions(module, block, instance.scope, path, "precondition")
        _conditions(module, block, own, path, "postcondition")


def _evaluate_body(
    module: ModuleInstance, body: Body, scope: Scope, path: str, skip: frozenset[str] = META_ARGUMENTS
) -> None:
    for attribute in body.attributes.values():
        if attribute.name not in skip:
            module.value_of(attribute, scope, f"{path}.{attribute.name}")


def _reject_unknown_keys(module: ModuleInstance, block: Block, path: str, expansion: Expansion) -> None:
    """An error when Terraform itself could not know the keys at plan: they come from `terraform_data` or `uuid()`."""
    cause = expansion.uncertain
    if cause is None or expansion.kind == SINGLE:
        return
    late = cause.why is Why.RUN_TIME and "terraform.workspace" not in cause.chain
    late = late or any(".terraform_data." in f".{reference.address}" for reference in cause.references)
    if late:
        module.run.remarks.error(
            "evaluation",
            f"{joined(module.address, path)}: {expansion.kind} depends on a value that is known only after apply",
            f"{joined(module.address, path)} : {expansion.kind} dépend d'une valeur connue seulement après apply",
            block.file,
            block.location.line,
        )


def _validate(module: ModuleInstance, name: str, value: Value) -> None:
    if isinstance(value, UnknownValue):
        return
    for block in module.declaration(name).validations:
        _condition(module, block, module, f"var.{name}")


def _conditions(module: ModuleInstance, owner: Block, scope: Scope, path: str, kind: str) -> None:
    for block in owner.body.blocks_of(kind):
        _condition(module, block, scope, path)


def _condition(module: ModuleInstance, block: Block, scope: Scope, path: str) -> None:
    """A condition that does not hold is an error."""
    attribute = block.body.attributes.get("condition")
    if attribute is None:
        return
    value = unmark(force(module.value_of(attribute, scope, f"{path}.{block.type}")))
    if value is False or value == "false" or is_null(value):
        message = ""
        if (written := block.body.attributes.get("error_message")) is not None:
            found = force(module.value_of(written, scope, f"{path}.{block.type}"))
            # As in Terraform, a message that holds a sensitive value is not shown.
            text = "" if contains_sensitive(found) else unmark(found)
            message = text if isinstance(text, str) else ""
        where = joined(module.address, path)
        module.run.remarks.error(
            "evaluation",
            f"{where}: the {block.type} does not hold: {message}",
            f"{where} : la condition ({block.type}) n'est pas remplie : {message}",
            attribute.file,
            attribute.line,
        )


def _reference_of(key: ResourceKey) -> list[str]:
    return ["data", *key[1:]] if key[0] == "data" else list(key[1:])


def _expressions(body: Body) -> Iterator[list[list[str]]]:
    """The references of each expression of a body and the blocks in it."""
    for attribute in body.attributes.values():
        if attribute.expression is not None and attribute.name not in {"provider", "depends_on"}:
            try:
                yield list(_references(attribute.expression.compiled()))
            except EvaluationError:
                continue
    for block in body.blocks:
        if block.type not in {"lifecycle", "provisioner", "connection"}:
            yield from _expressions(block.body)


def _references(node: Node) -> Iterator[list[str]]:
    if isinstance(node, Traversal) and isinstance(node.base, Root):
        names = [node.base.name]
        for step in node.steps:
            if not isinstance(step, AttributeStep):
                break
            names.append(step.name)
        yield names
    for child in node.children():
        yield from _references(child)
