"""Function calls: ordinary functions, and the special forms that look at their arguments before evaluating them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language import parser
from hds_scanners.sources.terraform.language.calls import call
from hds_scanners.sources.terraform.language.conversion import convert
from hds_scanners.sources.terraform.language.errors import EvaluationError, UndeclaredReference
from hds_scanners.sources.terraform.language.expressions import Bindings, CallNode, ForNode, Node, Root, Traversal
from hds_scanners.sources.terraform.language.functions import FUNCTIONS
from hds_scanners.sources.terraform.language.typesystem import BOOL, STRING
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    LazyObject,
    ListValue,
    MapValue,
    Sensitive,
    SetValue,
    UnknownValue,
    Value,
    derived,
    force,
    is_null,
    is_wholly_known,
    mark,
    unknown,
)

if TYPE_CHECKING:
    from pathlib import Path

    from hds_scanners.sources.terraform.language.scope import Scope


def invoke(node: CallNode, scope: Scope) -> Value:
    """The result of a call; raises `EvaluationError`."""
    name = node.name.removeprefix("core::")
    special = _SPECIAL_FORMS.get(name)
    if special is not None:
        if node.expand:
            raise EvaluationError(f"{name} does not take an expanded list of arguments")
        return special(node.arguments, scope)
    function = FUNCTIONS.get(name)
    if function is None and not name.startswith("provider::"):
        raise EvaluationError(f'there is no function "{name}"')
    arguments = [argument.evaluate(scope) for argument in node.arguments]
    sensitive = False
    if node.expand:
        last = force(arguments.pop())
        if last.__class__ is Sensitive:
            last, sensitive = force(last.value), True
        if is_null(last):
            raise EvaluationError("null cannot be expanded into arguments")
        if last.__class__ is UnknownValue:
            return mark(derived(last), when=sensitive)
        if last.__class__ is not tuple and last.__class__ is not ListValue and last.__class__ is not SetValue:
            raise EvaluationError("only a list can be expanded into arguments")
        arguments.extend(last)
    if function is None:
        cause = derived(*arguments).cause
        why = Unknown(Why.NOT_EVALUATED, (f"{name}()", *cause.chain), cause.references)
        return mark(unknown(why), when=sensitive)
    return mark(call(name, function, arguments, scope), when=sensitive)


def _try(arguments: list[Node], scope: Scope) -> Value:
    """The first argument that evaluates without error."""
    if not arguments:
        raise EvaluationError("try needs at least one argument")
    failures = []
    for argument in arguments:
        try:
            value = argument.evaluate(scope)
        except UndeclaredReference:
            raise
        except EvaluationError as error:
            failures.append(error.message)
            continue
        if isinstance(value, LazyObject) or value.__class__ is UnknownValue or is_wholly_known(value):
            return value
        # Which argument is chosen may change when the rest becomes known, so Terraform promises nothing.
        return mark(derived(value), when=value.__class__ is Sensitive)
    raise EvaluationError("no argument of try succeeded: " + "; ".join(failures))


def _can(arguments: list[Node], scope: Scope) -> Value:
    """Whether the argument evaluates without error."""
    if len(arguments) != 1:
        raise EvaluationError("can needs exactly one argument")
    try:
        value = arguments[0].evaluate(scope)
    except UndeclaredReference:
        raise
    except EvaluationError:
        return False
    if isinstance(value, LazyObject) or is_wholly_known(value):
        return True
    return derived(value, type=BOOL, refinement=NOT_NULL)


def _template_file(arguments: list[Node], scope: Scope) -> Value:
    """`templatefile(path, variables)`."""
    if len(arguments) != 2:
        raise EvaluationError("templatefile needs a file name and the variables")
    path, variables, sensitive = _template_arguments(arguments, scope)
    if path.__class__ is UnknownValue or variables.__class__ is UnknownValue:
        return mark(derived(path, variables), when=sensitive)
    _refuse_nesting(scope)
    from hds_scanners.sources.terraform.language.functions.filesystem import read_file  # noqa: PLC0415 - few need files

    try:
        content = read_file(scope, path)
    except EvaluationError:
        if sensitive:
            # The message tells the name.
            raise EvaluationError("templatefile cannot read the file of this sensitive name") from None
        raise
    if content is None:
        shown = "(sensitive)" if sensitive else f'"{path}"'
        cause = Unknown(Why.NOT_EVALUATED, (f"templatefile({shown}) is outside of the scanned folder",))
        return mark(unknown(cause), when=sensitive)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise EvaluationError(f'the file "{path}" is not UTF-8') from error
    return mark(_render(text, path, variables, scope), when=sensitive)


def _template_string(arguments: list[Node], scope: Scope) -> Value:
    """`templatestring(reference, variables)`: the template must be a reference, not written in place."""
    if len(arguments) != 2:
        raise EvaluationError("templatestring needs a template and the variables")
    template_node = arguments[0]
    while isinstance(template_node, Traversal):
        template_node = template_node.base
    if not isinstance(template_node, Root):
        raise EvaluationError("the template of templatestring must be a reference")
    template, variables, sensitive = _template_arguments(arguments, scope)
    if template.__class__ is UnknownValue or variables.__class__ is UnknownValue:
        return mark(derived(template, variables), when=sensitive)
    _refuse_nesting(scope)
    return mark(_render(template, "templatestring", variables, scope), when=sensitive)


def _template_arguments(arguments: list[Node], scope: Scope) -> tuple[Value, Value, bool]:
    """The template or its name as a string, the variables as a mapping, and whether one of them was marked."""
    first = arguments[0].evaluate(scope)
    variables = force(arguments[1].evaluate(scope))
    sensitive = False
    if first.__class__ is Sensitive:
        first, sensitive = first.value, True
    if variables.__class__ is Sensitive:
        variables, sensitive = force(variables.value), True
    first = convert(first, STRING)
    if is_null(first) or is_null(variables):
        raise EvaluationError("an argument of the template function is null")
    if variables.__class__ is MapValue:
        variables = variables.items
    if variables.__class__ is not dict and variables.__class__ is not UnknownValue:
        raise EvaluationError("the variables of a template must be an object or a map")
    return first, variables, sensitive


class _TemplateScope:
    """What is around the variables of a template: nothing but the files."""

    __slots__ = ("allowed_root", "directory", "variables")

    def __init__(self, directory: Path, allowed_root: Path) -> None:
        self.directory = directory
        self.allowed_root = allowed_root

    def resolve(self, name: str) -> Value:
        """Nothing else is visible."""
        raise EvaluationError(f'the template uses "{name}", which is none of its variables')


def _refuse_nesting(scope: Scope) -> None:
    while isinstance(scope, Bindings):
        scope = scope.outer
    if isinstance(scope, _TemplateScope):
        raise EvaluationError("a template cannot render another template")


_IDENTIFIER = re.compile(r"[^\W\d][\w-]*")


def _render(text: str, name: str, variables: dict[str, Value], scope: Scope) -> Value:
    for variable in variables:
        if not _IDENTIFIER.fullmatch(variable):
            raise EvaluationError(f'"{variable}" cannot be a variable of a template')
    around = _TemplateScope(scope.directory, scope.allowed_root)
    try:
        node = parser.parse_template(text)
        for root in roots(node):
            if root not in variables:
                around.resolve(root)  # also for what the template would not reach
        return node.evaluate(Bindings(variables, around))
    except EvaluationError as error:
        # A position inside the template would be read as one in the calling file.
        raise EvaluationError(f"{name}: {error.message}") from error


def roots(node: Node, bound: frozenset[str] = frozenset()) -> Iterator[str]:
    """The first names of all references of an expression, without the variables of its own `for` expressions."""
    if isinstance(node, Root):
        if node.name not in bound:
            yield node.name
        return
    if isinstance(node, ForNode):
        yield from roots(node.collection, bound)
        inner = bound | {node.value_name} | ({node.key_name} if node.key_name else set())
        for part in (node.key, node.value, node.condition):
            if part is not None:
                yield from roots(part, inner)
        return
    for child in node.children():
        yield from roots(child, bound)


_SPECIAL_FORMS: dict[str, Callable[[list[Node], Scope], Value]] = {
    "try": _try,
    "can": _can,
    "templatefile": _template_file,
    "templatestring": _template_string,
}
