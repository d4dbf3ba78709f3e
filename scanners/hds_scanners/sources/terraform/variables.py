"""Values given to the root module's variables, in Terraform's order of precedence, and their conversion."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.body import JsonExpression
from hds_scanners.sources.terraform.discovery import relative_name
from hds_scanners.sources.terraform.language import constraints, evaluator, numeric, parser
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.expressions import CallNode
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, STRING
from hds_scanners.sources.terraform.language.values import UnknownValue, Value, mark
from hds_scanners.sources.terraform.scopes import ConstantScope
from hds_scanners.sources.terraform.source_files import read_file

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from hds_policies.model.declaration import Location
    from hds_scanners.sources.terraform.body import Block, Expression
    from hds_scanners.sources.terraform.diagnostics import DiagnosticLog
    from hds_scanners.sources.terraform.language.expressions import Node as ExpressionNode
    from hds_scanners.sources.terraform.options import TerraformOptions


@dataclass(frozen=True, slots=True)
class Input:
    """A value given to a variable: an expression of a file, or text from the environment or the command line."""

    label: str
    """Where it was given, e.g. `terraform.tfvars:3`, `TF_VAR_region` or `--var region`."""
    expression: Expression | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class VariableDeclaration:
    """A `variable` block."""

    name: str
    location: Location
    constraint: constraints.TypeConstraint | None
    default: Expression | None
    nullable: bool
    sensitive: bool
    validations: tuple[Block, ...]

    @property
    def takes_text(self) -> bool:
        """Whether `TF_VAR_x` and `--var` give it raw text: its type is string or not written."""
        return self.constraint is None or self.constraint.type == STRING


def declare_variable(block: Block, scope: ConstantScope, remarks: DiagnosticLog) -> VariableDeclaration:
    """Read a `variable` block."""
    body = block.body
    constraint = None
    written = body.expression("type")
    if written is not None:
        try:
            constraint = constraints.parse_type(written.text())
        except EvaluationError as error:
            remarks.error(
                "structure",
                f"var.{block.labels[0]}: {error.message}",
                f"var.{block.labels[0]} : {error.message}",
                block.file,
                error.line or written.location.line,
            )
    return VariableDeclaration(
        block.labels[0],
        block.location,
        constraint,
        body.expression("default"),
        flag(body.expression("nullable"), scope, default=True),
        flag(body.expression("sensitive"), scope, default=False),
        tuple(body.blocks_of("validation")),
    )


def _type_node(written: Expression) -> ExpressionNode:
    """In JSON a type is an expression in a string."""
    literal = written.literal() if isinstance(written, JsonExpression) else None
    return written.compiled() if literal is None else parser.parse_expression(literal)


def flag(expression: Expression | None, scope: ConstantScope, *, default: bool) -> bool:
    """A constant true or false; `default` when it was not written or cannot be computed."""
    if expression is None:
        return default
    try:
        value = expression.evaluate(scope)
    except EvaluationError:
        return default
    return value if isinstance(value, bool) else value == "true" if isinstance(value, str) else default


def convert_input(declaration: VariableDeclaration, value: Value) -> Value:
    """A value as the variable holds it, by its type and optional attributes; raises `EvaluationError`."""
    if declaration.constraint is not None:
        value = constraints.apply(value, declaration.constraint)
    return mark(value, when=declaration.sensitive)


def no_value(declaration: VariableDeclaration, name: str) -> Value:
    """What a variable without default is when nothing was given."""
    cause = Unknown(Why.NO_VALUE, (name,), sensitive=declaration.sensitive)
    value = UnknownValue(cause, declaration.constraint.type if declaration.constraint else DYNAMIC)
    return mark(value, when=declaration.sensitive)


@dataclass(slots=True)
class RootInputs:
    """Everything given to the variables of one root module."""

    given: dict[str, Input] = field(default_factory=dict)

    def take(self, inputs: Iterable[tuple[str, Input]]) -> None:
        """Later values win."""
        self.given.update(inputs)


def read_inputs(
    base: Path,
    folder: str,
    declared: Container[str],
    options: TerraformOptions,
    remarks: DiagnosticLog,
    *,
    alone: bool,
) -> RootInputs:
    """Collect what the environment, the variable files of the folder and the command line give.

    A `--var` that no file declares is an error, as in Terraform, when the root is `alone`: of several roots, not each
    needs to declare it.
    """
    inputs = RootInputs()
    for name, text in options.environment.items():
        if name.startswith("TF_VAR_"):
            inputs.given[name.removeprefix("TF_VAR_")] = Input(name, None, text)
    for file in variable_files(base / folder, base):
        inputs.take(_from_file(base / folder / file, relative_name(folder, file), declared, remarks))
    for assignment in options.assignments:
        if isinstance(assignment, Path):
            name = _shown(assignment, base)
            if not assignment.is_file():
                remarks.error("input", "the variable file does not exist", "le fichier de variables n'existe pas", name)
                continue
            inputs.take(_from_file(assignment, name, declared, remarks))
        else:
            variable, text = assignment
            if variable not in declared:
                note = remarks.error if alone else remarks.info
                note(
                    "input",
                    f"--var {variable}: no file declares this variable",
                    f"--var {variable} : aucun fichier ne déclare cette variable",
                )
            inputs.given[variable] = Input(f"--var {variable}", None, text)
    return inputs


def _shown(path: Path, base: Path) -> str:
    try:
        return path.resolve().relative_to(base).as_posix()
    except ValueError:
        return path.as_posix()


def variable_files(folder: Path, allowed: Path) -> list[str]:
    """Variable files that Terraform loads by itself, weakest first."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file() and _inside(entry, allowed))
    except OSError:
        return []
    found: list[str] = [name for name in ("terraform.tfvars", "terraform.tfvars.json") if name in names]
    found += [name for name in names if name.endswith((".auto.tfvars", ".auto.tfvars.json"))]
    return found


def _inside(path: Path, allowed: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(allowed)


def _from_file(path: Path, name: str, declared: Container[str], remarks: DiagnosticLog) -> list[tuple[str, Input]]:
    file = read_file(path, name)
    for problem in file.problems:
        remarks.add(problem)
    for block in file.blocks:
        remarks.error(
            "syntax",
            f'a "{block.type}" block has no place in a variable file',
            f"un bloc « {block.type} » n'a pas sa place dans un fichier de variables",
            name,
            block.location.line,
        )
    found: list[tuple[str, Input]] = []
    for attribute in file.attributes.values():
        if attribute.name not in declared:
            remarks.warning(
                "input",
                f'a value is given to "{attribute.name}", which no file declares',
                f"une valeur est donnée à « {attribute.name} », qu'aucun fichier ne déclare",
                name,
                attribute.line,
            )
        elif attribute.expression is not None:
            found.append((attribute.name, Input(f"{name}:{attribute.line}", attribute.expression)))
    return found


def input_value(given: Input, declaration: VariableDeclaration, scope: ConstantScope) -> Value:
    """Evaluate what was given, before its conversion; raises `EvaluationError`."""
    if given.expression is None:
        if declaration.takes_text:
            return given.text
        expression = evaluator.Expression(given.text)
        _refuse_calls(expression.node)
        return expression.evaluate(scope)
    if isinstance(given.expression, JsonExpression):
        return _json_literal(given.expression.node.plain())
    _refuse_calls(given.expression.compiled())
    return given.expression.evaluate(scope)


def _refuse_calls(node: ExpressionNode) -> None:
    """Values given from outside use operators and templates, but call no function."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, CallNode):
            raise EvaluationError(f"the function {current.name} cannot be called here")
        waiting.extend(current.children())


def _json_literal(value: Any) -> Value:
    """JSON of a variable file: strings are taken as they are."""
    if isinstance(value, dict):
        return {key: _json_literal(element) for key, element in value.items()}
    if isinstance(value, list):
        return tuple(_json_literal(element) for element in value)
    return numeric.parse(str(value)) if isinstance(value, Decimal) else value
