"""Type constraints of variables: `list(string)`, `object({ a = optional(number, 1) })`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hds_scanners.sources.terraform.language import evaluator
from hds_scanners.sources.terraform.language.conversion import convert, make_list, make_map, make_set, opened
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.expressions import (
    CallNode,
    Literal,
    Node,
    ObjectNode,
    Root,
    TupleNode,
)
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    ObjectType,
    SetType,
    TupleType,
    Type,
    without_optional,
)
from hds_scanners.sources.terraform.language.values import (
    LazyObject,
    ListValue,
    MapValue,
    Sensitive,
    SetValue,
    Value,
    is_null,
    mark,
)


class _Nothing:
    """What the default of an optional attribute can refer to: nothing at all."""

    directory = allowed_root = Path()

    def resolve(self, name: str) -> Value:
        """Nothing is found."""
        raise EvaluationError(f'"{name}" cannot be used in a type')


_NOTHING = _Nothing()


@dataclass(slots=True)
class Defaults:
    """Defaults of optional attributes, by attribute, and those of inner values: by attribute, position or `""`."""

    values: dict[str, Value] = field(default_factory=dict)
    children: dict[str, Defaults] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypeConstraint:
    """A type and the defaults of the optional attributes inside it (None: there are none)."""

    type: Type
    defaults: Defaults | None = None


ANY = TypeConstraint(DYNAMIC)

_PRIMITIVES: dict[str, Type] = {"string": STRING, "number": NUMBER, "bool": BOOL, "any": DYNAMIC}
_COLLECTIONS: dict[str, type[ListType | SetType | MapType]] = {"list": ListType, "set": SetType, "map": MapType}


def parse_type(written: Node | str) -> TypeConstraint:
    """The constraint that an expression (or its text) spells; raises `EvaluationError`.

    Also read: `list` and `map` without argument, and the quoted spellings of Terraform 0.11 (`"string"`, `"list"`),
    which 1.x rejects, so that old code can still be judged.
    """
    node = evaluator.Expression(written).node if isinstance(written, str) else written
    if isinstance(node, Literal) and node.value in {"string", "list", "map"}:
        node = Root(node.value, 0)
    if isinstance(node, Root) and node.name in {"list", "map"}:
        return TypeConstraint(_COLLECTIONS[node.name](DYNAMIC))
    return _parse(node)


def is_string(constraint: TypeConstraint) -> bool:
    """Whether it is `string`, for which values from the environment are taken as raw text."""
    return constraint.type is STRING


def type_of_constraint(constraint: TypeConstraint) -> Type:
    """The type that values have after `apply`."""
    return without_optional(constraint.type)


def _parse(node: Node) -> TypeConstraint:
    if isinstance(node, Root):
        kind = _PRIMITIVES.get(node.name)
        if kind is not None:
            return TypeConstraint(kind)
        raise EvaluationError(f'"{node.name}" is no type')
    if not isinstance(node, CallNode):
        raise EvaluationError("this is no type")
    arguments = node.arguments
    if len(arguments) != 1:
        raise EvaluationError(f"the type {node.name} needs exactly one argument")
    argument = arguments[0]
    collection = _COLLECTIONS.get(node.name)
    if collection is not None:
        element = _parse(argument)
        return TypeConstraint(
            collection(element.type), Defaults(children={"": element.defaults}) if element.defaults else None
        )
    if node.name == "tuple":
        if not isinstance(argument, TupleNode):
            raise EvaluationError("the type tuple needs a list of types")
        elements = [_parse(each) for each in argument.elements]
        children = {str(place): each.defaults for place, each in enumerate(elements) if each.defaults}
        return TypeConstraint(
            TupleType(tuple(each.type for each in elements)), Defaults(children=children) if children else None
        )
    if node.name == "object":
        return _parse_object(argument)
    raise EvaluationError(f'"{node.name}" is no type')


def _parse_object(argument: Node) -> TypeConstraint:
    if not isinstance(argument, ObjectNode):
        raise EvaluationError("the type object needs its attributes in braces")
    attributes: dict[str, Type] = {}
    optional: set[str] = set()
    defaults = Defaults()
    for key, node in argument.items:
        if not isinstance(key, Literal) or not isinstance(key.value, str):
            raise EvaluationError("an attribute of the type object must be a name")
        name = key.value
        inner = node
        if isinstance(node, CallNode) and node.name == "optional":
            if not 1 <= len(node.arguments) <= 2:
                raise EvaluationError("optional needs a type, and a default if wanted")
            optional.add(name)
            inner = node.arguments[0]
        constraint = _parse(inner)
        attributes[name] = constraint.type
        if constraint.defaults:
            defaults.children[name] = constraint.defaults
        if inner is not node and isinstance(node, CallNode) and len(node.arguments) == 2:
            default = node.arguments[1].evaluate(_NOTHING)
            try:
                # Defaults inside the default itself are filled in when it is used.
                defaults.values[name] = convert(default, constraint.type)
            except EvaluationError as error:
                raise EvaluationError(f'the default of the attribute "{name}": {error.message}') from error
    present = defaults if defaults.values or defaults.children else None
    return TypeConstraint(ObjectType(attributes, frozenset(optional)), present)


def apply(value: Value, constraint: TypeConstraint) -> Value:
    """The value as the variable sees it: defaults filled in, then converted; raises `EvaluationError`."""
    if constraint.defaults is not None:
        value = _with_defaults(opened(value, constraint.type), constraint.defaults)
    return convert(value, constraint.type)


def _with_defaults(value: Value, defaults: Defaults) -> Value:
    kind = value.__class__
    if kind is Sensitive:
        return mark(_with_defaults(value.value, defaults))
    if isinstance(value, LazyObject):
        return _with_defaults(value.materialise(), defaults)
    if is_null(value):
        return value
    children = defaults.children
    if kind is tuple or kind is ListValue or kind is SetValue:
        if not children:
            return value
        each = children.get("")
        elements = []
        for place, element in enumerate(value):
            inner = each or children.get(str(place))
            elements.append(_with_defaults(element, inner) if inner else element)
        if kind is tuple:
            return tuple(elements)
        return make_list(elements) if kind is ListValue else make_set(elements)
    if kind is dict or kind is MapValue:
        items = dict(value if kind is dict else value.items)
        each = children.get("")
        for name, element in items.items():
            inner = children.get(name) or each
            if inner:
                items[name] = _with_defaults(element, inner)
        for name, default in defaults.values.items():
            if is_null(items.get(name)):
                inner = children.get(name)
                items[name] = _with_defaults(default, inner) if inner else default
        return items if kind is dict or defaults.values else make_map(items)
    return value
