"""Module instances: what their names mean, each evaluated when first asked for and kept."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.addresses import instance_key, joined, resource_address
from hds_scanners.sources.terraform.configuration import Configuration, ResourceKey, read_configuration
from hds_scanners.sources.terraform.discovery import Discovery, is_configuration, join_folder, ordered_files
from hds_scanners.sources.terraform.dynamic_blocks import EVALUATING, CircularReferenceError, Evaluating, not_evaluated
from hds_scanners.sources.terraform.expansion import COUNT, FOR_EACH, ONE, SINGLE, Expansion, Key, expand
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded, UndeclaredReference
from hds_scanners.sources.terraform.language.typesystem import STRING
from hds_scanners.sources.terraform.language.values import (
    UnknownValue,
    Value,
    is_null,
    mark,
)
from hds_scanners.sources.terraform.references import (
    ModuleNotFetched,
    Names,
    ResourceNames,
    ResourceTypes,
    UncertainInstances,
    module_object,
    seen_from,
)
from hds_scanners.sources.terraform.resources import NOT_WRITTEN, ResourceInstance
from hds_scanners.sources.terraform.run import RootRun
from hds_scanners.sources.terraform.scopes import ConstantScope, NamedScope
from hds_scanners.sources.terraform.variables import (
    Input,
    RootInputs,
    VariableDeclaration,
    convert_input,
    declare_variable,
    flag,
    input_value,
    no_value,
    read_inputs,
)

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.body import Attribute, Block, Body, Expression
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.options import TerraformOptions

_NOT_A_RESOURCE = frozenset({"each", "count", "self"})
# Terraform refuses these spellings; what their author meant is plain.
_MISSPELLED: dict[str, Value] = {"True": True, "False": False, "TRUE": True, "FALSE": False}


class ModuleInstance(Evaluating):
    """One instance of a module, and the scope of everything written in it."""

    __slots__ = (
        "_memo",
        "address",
        "allowed_root",
        "call",
        "call_scope",
        "certain",
        "configuration",
        "depth",
        "directory",
        "inputs",
        "key_path",
        "parent",
        "run",
        "short_circuit",
        "source_name",
    )

    def __init__(
        self,
        run: RootRun,
        configuration: Configuration,
        *,
        address: str = "",
        parent: ModuleInstance | None = None,
        call: Block | None = None,
        call_scope: Scope | None = None,
        key_path: str = "",
        certain: bool = True,
    ) -> None:
        self.run = run
        self.configuration = configuration
        self.address = address
        self.parent = parent
        self.call = call
        self.call_scope = call_scope
        self.key_path = key_path
        self.certain = certain
        self.short_circuit = run.options.short_circuit
        self.depth: int = parent.depth + 1 if parent else 0
        self.directory = run.directory
        self.allowed_root = run.tree.base
        self._memo: dict[tuple[str, ...], Any] = {}
        self.inputs: RootInputs | None = None

    # -- evaluating -------------------------------------------------------------------------------------------------

    def report(self, error: EvaluationError, file: str, line: int, path: str, *, certain: bool = True) -> Unknown:
        """Make a diagnostic of an error, and the unknown that stands for the value."""
        kind = "evaluation"
        if isinstance(error, LimitExceeded):
            kind = "limit"
        elif isinstance(error, CircularReferenceError):
            kind = "structure"
        step = joined(self.address, path)
        # What may have no instance at all proves nothing by failing.
        note = self.run.remarks.error if certain and self.certain else self.run.remarks.info
        note(kind, f"{step}: {error.message}", f"{step} : {error.message}", file, error.line or line)
        return not_evaluated(step, error.message)

    def once(self, key: tuple[str, ...], file: str, line: int, compute: Callable[[], Value]) -> Value:
        """A named value, computed once; a circle and an error become an unknown with a diagnostic."""
        found = self._memo.get(key, NOT_WRITTEN)
        if found is EVALUATING:
            step = joined(self.address, ".".join(key))
            names = self.run.evaluating
            circle = " → ".join([*names[names.index(step) :], step]) if step in names else step
            self.run.remarks.error(
                "structure", f"circle of references: {circle}", f"références en cercle : {circle}", file, line
            )
            return UnknownValue(not_evaluated(step, "circle of references"))
        if found is not NOT_WRITTEN:
            return found
        self._memo[key] = EVALUATING
        step = ".".join(key)
        self.run.evaluating.append(joined(self.address, step))
        try:
            value = compute()
        except EvaluationError as error:
            value = UnknownValue(self.report(error, file, line, step))
        except RecursionError:
            value = UnknownValue(self.report(LimitExceeded("nested too deeply"), file, line, step))
        finally:
            self.run.evaluating.pop()
        self._memo[key] = value
        return value

    def value_of(self, attribute: Attribute, scope: Scope, path: str, *, certain: bool = True) -> Value:
        """The value of an argument of this module's blocks, unknown with a diagnostic when it cannot be computed."""
        if attribute.expression is None:
            return UnknownValue(not_evaluated(joined(self.address, path), f"syntax error, line {attribute.line}"))
        try:
            return attribute.expression.evaluate(scope)
        except EvaluationError as error:
            if not _parses(attribute.expression):
                text = error.message
                line = error.line or attribute.line
                note = self.run.remarks.error
                note("syntax", f"syntax error: {text}", f"erreur de syntaxe : {text}", attribute.file, line)
                return UnknownValue(not_evaluated(joined(self.address, path), f"syntax error, line {line}"))
            return UnknownValue(self.report(error, attribute.file, attribute.line, path, certain=certain))
        except RecursionError:
            deep = LimitExceeded("nested too deeply")
            return UnknownValue(self.report(deep, attribute.file, attribute.line, path, certain=certain))

    # -- names ------------------------------------------------------------------------------------------------------

    def resolve(self, name: str) -> Value:
        """The value of the first name of a reference."""
        found = self._memo.get((name,))
        if found is not None:
            return found
        value: Value
        if name == "var":
            value = Names(self, "var", self.configuration.variables, self.variable)
        elif name == "local":
            value = Names(self, "local", self.configuration.locals, self.local)
        elif name == "module":
            value = Names(self, "module", self.configuration.modules, self.module)
        elif name in {"data", "ephemeral", "resource"}:
            value = ResourceTypes(self, "managed" if name == "resource" else name)
        elif name == "path":
            value = {"module": self.path_module, "root": ".", "cwd": self.directory.as_posix()}
        elif name in {"terraform", "tofu"}:
            value = {
                "workspace": self.run.workspace(),
                "applying": UnknownValue(Unknown(Why.RUN_TIME, ("terraform.applying",))),
            }
        elif name in self.configuration.resource_types:
            value = ResourceNames(self, "managed", name)
        elif name in _NOT_A_RESOURCE:
            raise UndeclaredReference(f'"{name}" cannot be used here')
        elif self.run.options.open_world and "_" in name:
            value = ResourceNames(self, "managed", name)
        elif self.run.options.open_world and name in _MISSPELLED:
            value = _MISSPELLED[name]
            self.run.remarks.warning(
                "evaluation",
                f'"{name}" is not Terraform: write {name.lower()}',
                f"« {name} » n'est pas du Terraform : écrire {name.lower()}",
                self.configuration.folder,
            )
        else:
            raise UndeclaredReference(f'no resource of type "{name}" is declared in this module')
        self._memo[name,] = value
        return value

    @property
    def path_module(self) -> str:
        """`path.module`: the folder seen from the root's."""
        return posixpath.relpath(self.configuration.folder, self.run.folder)

    def _constant_scope(self) -> ConstantScope:
        return ConstantScope(self.directory, self.allowed_root)

    def declaration(self, name: str) -> VariableDeclaration:
        """The declaration of a variable; KeyError when there is none."""
        key = ("declaration", name)
        found = self._memo.get(key)
        if found is None:
            block = self.configuration.variables[name]
            constant = self._constant_scope()
            found = self._memo[key] = declare_variable(block, constant, self.run.remarks)
        declared: VariableDeclaration = found
        return declared

    def variable(self, name: str) -> Value:
        """The value of `var.name`."""
        location = self.configuration.variables[name].location
        return self.once(("var", name), location.file, location.line, lambda: self._variable(name))

    def _variable(self, name: str) -> Value:
        declaration = self.declaration(name)
        label = joined(self.address, f"var.{name}")
        if self.parent is None:
            given = self.root_input(name)
            value = NOT_WRITTEN if given is None else self._root_value(given, declaration)
        else:
            value = self._argument(name)
        if value is not NOT_WRITTEN and not (is_null(value) and not declaration.nullable):
            converted = convert_input(declaration, value)
            if not (is_null(converted) and not declaration.nullable):
                return seen_from(converted, label)
        if declaration.default is not None:
            constant = self._constant_scope()
            return convert_input(declaration, declaration.default.evaluate(constant))
        if is_null(value):
            raise EvaluationError("null is given to a variable that takes none")
        if self.parent is None:
            # Terraform asks for the value and fails without it; a scan has nobody to ask.
            remark = self.run.remarks.info if self.run.options.open_world else self.run.remarks.error
            remark(
                "input",
                f"var.{name} has no value: give one with --var or --var-file",
                f"var.{name} n'a pas de valeur : donnez-en une par --var ou --var-file",
                declaration.location.file,
                declaration.location.line,
            )
        return no_value(declaration, label)

    def root_input(self, name: str) -> Input | None:
        """What was given to a variable of the root module."""
        return self.inputs.given.get(name) if self.inputs else None

    def _root_value(self, given: Input, declaration: VariableDeclaration) -> Value:
        try:
            return input_value(given, declaration, self._constant_scope())
        except EvaluationError as error:
            location = given.expression.location if given.expression else declaration.location
            raise EvaluationError(f"{given.label}: {error.message}", location.line) from error

    def argument(self, name: str) -> Attribute | None:
        """The argument of the module call that gives a variable its value."""
        return self.call.body.attributes.get(name) if self.call else None

    def _argument(self, name: str) -> Value:
        attribute = self.argument(name)
        if attribute is None:
            return NOT_WRITTEN
        assert self.parent is not None
        assert self.call_scope is not None
        path = f"{_last_step(self.address)}.{name}"
        return self.parent.value_of(attribute, self.call_scope, path)

    def local(self, name: str) -> Value:
        """The value of `local.name`."""
        attribute = self.configuration.locals[name]

        def compute() -> Value:
            return seen_from(self.value_of(attribute, self, f"local.{name}"), joined(self.address, f"local.{name}"))

        return self.once(("local", name), attribute.file, attribute.line, compute)

    def output(self, name: str) -> Value:
        """The value of an output; marked when the output says that it is sensitive."""
        block = self.configuration.outputs[name]

        def compute() -> Value:
            attribute = block.body.attributes.get("value")
            if attribute is None:
                raise EvaluationError("an output needs a value", block.location.line)
            value = self.value_of(attribute, self, f"output.{name}")
            sensitive = flag(block.body.expression("sensitive"), self._constant_scope(), default=False)
            label = f"{self.address}.{name}" if self.address else f"output.{name}"
            return seen_from(mark(value, when=sensitive and self.parent is not None), label)

        return self.once(("output", name), block.file, block.location.line, compute)

    # -- module calls -----------------------------------------------------------------------------------------------

    def module(self, name: str) -> Value:
        """The value of `module.name`."""
        expansion, instances = self.children(name)
        if expansion.uncertain is not None:
            return UncertainInstances(
                [module_object(child) for child in instances],
                joined(self.address, f"module.{name}"),
                expansion.uncertain,
                counted=expansion.kind == COUNT,
            )
        if expansion.kind == SINGLE:
            return module_object(instances[0]) if instances else None
        if expansion.kind == COUNT:
            return tuple(module_object(child) for child in instances)
        return {key: module_object(child) for key, child in zip(expansion.keys, instances, strict=True)}

    def children(self, name: str) -> tuple[Expansion, list[ModuleInstance | ModuleNotFetched]]:
        """The instances of a module call."""
        key = ("children", name)
        found = self._memo.get(key)
        if found is EVALUATING:
            block = self.configuration.modules[name]
            raise CircularReferenceError(f"module.{name}", block.location.line)
        if found is None:
            self._memo[key] = EVALUATING
            try:
                found = self._children(name)
            except BaseException:
                del self._memo[key]
                raise
            self._memo[key] = found
        children: tuple[Expansion, list[ModuleInstance | ModuleNotFetched]] = found
        return children

    def _children(self, name: str) -> tuple[Expansion, list[ModuleInstance | ModuleNotFetched]]:
        block = self.configuration.modules[name]
        expansion = self.expansion(block, f"module.{name}")
        source, configuration = self._module_configuration(name, block)
        if not self.run.spend(len(expansion.keys)):
            expansion = Expansion(expansion.kind, uncertain=self._too_many(block, f"module.{name}"))
        instances: list[ModuleInstance | ModuleNotFetched] = []
        for key, scope in self.instance_scopes(block, expansion):
            address = joined(self.address, f"module.{name}{instance_key(key)}")
            if configuration is None:
                uncertain = expansion.uncertain is not None
                instances.append(ModuleNotFetched(address, source, block, self, scope, uncertain))
                continue
            instances.append(
                ModuleInstance(
                    self.run,
                    configuration,
                    address=address,
                    parent=self,
                    call=block,
                    call_scope=scope,
                    key_path=f"{self.key_path}.{name}" if self.key_path else name,
                    certain=self.certain and expansion.uncertain is None,
                )
            )
        return expansion, instances

    def _module_configuration(self, name: str, block: Block) -> tuple[str, Configuration | None]:
        """The source of a module call and what its folder declares, None when it cannot be looked at."""
        expression = block.body.expression("source")
        line = block.location.line
        source = expression.literal() if expression else None
        if source is None and expression is not None:
            value = self.value_of(block.body.attributes["source"], self, f"module.{name}.source")
            source = value if isinstance(value, str) else None
        if source is None:
            if expression is None and "source" not in block.body.attributes:
                self._structure(f"module.{name} has no source", f"module.{name} n'a pas de source", block)
            return expression.text() if expression else "", None
        if source.startswith(("./", "../")) or source in {".", ".."}:
            folder = join_folder(self.configuration.folder, source)
            reason = self._unreachable(folder)
            if reason:
                self.run.remarks.error(
                    "structure", f"module.{name}: {reason[0]}", f"module.{name} : {reason[1]}", block.file, line
                )
                return source, None
        else:
            key = f"{self.key_path}.{name}" if self.key_path else name
            fetched = self.run.fetched(key)
            if fetched is None:
                return source, None
            folder = join_folder(self.run.folder, fetched.replace("\\", "/"))
            if self._unreachable(folder):
                return source, None
        tree = self.run.tree
        if folder in tree.folders:
            files, overrides = tree.folders[folder], tree.overrides[folder]
        else:
            names = [entry.name for entry in sorted((tree.base / folder).iterdir()) if is_configuration(entry.name)]
            files, overrides = ordered_files(names)
        configuration = read_configuration(tree.base, folder, files, overrides, keep=True)
        ancestors = [self, *self.ancestors()]
        if any(ancestor.configuration.folder == folder for ancestor in ancestors):
            self._structure(f"module.{name} calls itself in a circle", f"module.{name} s'appelle en cercle", block)
            return source, None
        if len(ancestors) >= self.run.options.limits.module_depth:
            self.run.remarks.error(
                "limit",
                f"module.{name}: modules are nested more than {len(ancestors)} deep",
                f"module.{name} : modules imbriqués sur plus de {len(ancestors)} niveaux",
                block.file,
                line,
            )
            return source, None
        for diagnostic in configuration.remarks:
            self.run.remarks.add(diagnostic)
        return source, configuration

    def _unreachable(self, folder: str) -> tuple[str, str] | None:
        """Why a folder cannot be read as a module, in English and French."""
        tree = self.run.tree
        if folder in tree.folders:
            return None
        path = tree.base / folder
        if not path.resolve().is_relative_to(tree.boundary if tree.boundary != Path() else tree.base):
            return "its folder is outside of the scanned one", "son dossier est hors du dossier examiné"
        try:
            if not path.is_dir():
                return "its folder does not exist", "son dossier n'existe pas"
            if not any(is_configuration(entry.name) for entry in path.iterdir()):
                return "its folder holds no Terraform file", "son dossier ne contient aucun fichier Terraform"
        except OSError:
            return "its folder cannot be read", "son dossier est illisible"
        return None

    def ancestors(self) -> Iterator[ModuleInstance]:
        """The instances around this one, innermost first."""
        current = self.parent
        while current is not None:
            yield current
            current = current.parent

    def _structure(self, en: str, fr: str, block: Block) -> None:
        self.run.remarks.error("structure", en, fr, block.file, block.location.line)

    # -- resources --------------------------------------------------------------------------------------------------

    def expansion(self, block: Block, path: str) -> Expansion:
        """The instances that a block asks for; when that cannot be computed, one that stands for all."""
        body = block.body
        if not ("count" in body.attributes or "for_each" in body.attributes or _can_be_disabled(body)):
            return ONE
        argument = body.attributes.get("count") or body.attributes.get("for_each")
        line = argument.line if argument else block.location.line
        kind = COUNT if "count" in body.attributes else FOR_EACH
        self.run.evaluating.append(joined(self.address, path))
        try:
            return expand(body, self, self.run.options.limits.instances_of_one_block)
        except EvaluationError as error:
            return Expansion(kind, uncertain=self.report(error, block.file, line, path))
        except RecursionError:
            deep = LimitExceeded("nested too deeply")
            return Expansion(kind, uncertain=self.report(deep, block.file, line, path))
        finally:
            self.run.evaluating.pop()

    def instance_scopes(self, block: Block, expansion: Expansion) -> Iterator[tuple[Key, Scope]]:
        """For each instance of a block its key and what it sees."""
        source = block.body.expression("count" if expansion.kind == COUNT else "for_each")
        if expansion.uncertain is not None:
            cause = expansion.uncertain
            if expansion.kind == COUNT:
                yield None, NamedScope(self, {"count": {"index": UnknownValue(cause.via("count.index"))}}, source)
            elif expansion.kind == FOR_EACH:
                each = {
                    "key": UnknownValue(cause.via("each.key"), STRING),
                    "value": UnknownValue(cause.via("each.value")),
                }
                yield None, NamedScope(self, {"each": each}, source)
            else:
                yield None, self
        elif expansion.kind == COUNT:
            for key in expansion.keys:
                yield key, NamedScope(self, {"count": {"index": key}}, source)
        elif expansion.kind == FOR_EACH:
            for key, value in zip(expansion.keys, expansion.values, strict=True):
                yield key, NamedScope(self, {"each": {"key": key, "value": value}}, source)
        else:
            for key in expansion.keys:
                yield key, self

    def _too_many(self, block: Block, path: str) -> Unknown:
        limit = self.run.options.limits.instances
        error = LimitExceeded(f"more than {limit} instances in this root module")
        return self.report(error, block.file, block.location.line, path)

    def instances(self, key: ResourceKey) -> tuple[Expansion, list[ResourceInstance]]:
        """The instances of a resource or data block."""
        memo_key = ("instances", *key)
        found = self._memo.get(memo_key)
        if found is EVALUATING:
            block = self.configuration.resources[key]
            raise CircularReferenceError(resource_address(*key), block.location.line)
        if found is None:
            self._memo[memo_key] = EVALUATING
            block = self.configuration.resources[key]
            path = resource_address(*key)
            expansion = self.expansion(block, path)
            if not self.run.spend(len(expansion.keys)):
                expansion = Expansion(expansion.kind, uncertain=self._too_many(block, path))
            made = [
                ResourceInstance(self, key, block, instance, scope, certain=expansion.uncertain is None)
                for instance, scope in self.instance_scopes(block, expansion)
            ]
            found = self._memo[memo_key] = (expansion, made)
        instances: tuple[Expansion, list[ResourceInstance]] = found
        return instances

    def resource(self, key: ResourceKey) -> Value:
        """The value of `aws_x.y` or `data.aws_x.y`."""
        expansion, instances = self.instances(key)
        if expansion.uncertain is not None:
            return UncertainInstances(
                list(instances),
                joined(self.address, resource_address(*key)),
                expansion.uncertain,
                counted=expansion.kind == COUNT,
            )
        if expansion.kind == SINGLE:
            return instances[0] if instances else None
        if expansion.kind == COUNT:
            return tuple(instances)
        return dict(zip(expansion.keys, instances, strict=True))


def _parses(expression: Expression) -> bool:
    try:
        expression.compiled()
    except LimitExceeded:
        return True
    except EvaluationError:
        return False
    return True


def _can_be_disabled(body: Body) -> bool:
    """Whether OpenTofu's `lifecycle { enabled }` is there."""
    return any(inner.type == "lifecycle" and "enabled" in inner.body.attributes for inner in body.blocks)


def _last_step(address: str) -> str:
    """`module.b["x"]` of `module.a.module.b["x"]`."""
    return address[address.rindex("module.") :]


def root_module(tree: Discovery, folder: str, options: TerraformOptions) -> ModuleInstance:
    """The root module's instance of a folder of the tree."""
    configuration = read_configuration(tree.base, folder, tree.folders[folder], tree.overrides[folder], keep=False)
    run = RootRun(tree, folder, options)
    for diagnostic in configuration.remarks:
        run.remarks.add(diagnostic)
    module = ModuleInstance(run, configuration)
    module.inputs = read_inputs(
        tree.base, folder, configuration.variables, options, run.remarks, alone=len(tree.roots) == 1
    )
    return module
