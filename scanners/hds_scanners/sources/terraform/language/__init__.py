"""The Terraform expression language: values, types, parser, evaluator and functions.

Values (`values`), never mutated once built:

=============  =====================================================================================================
null           `None`; `TypedNull(type)` when its type matters (`tostring(null)`); `is_null(value)` asks for both
bool, string   `bool`, `str` (NFC)
number         `int` when whole, else `fractions.Fraction` rounded to 512 bits; infinity is `float("inf")`; see `numeric`
tuple, object  `tuple`, `dict` (keys sorted only when iterated: `sorted(value)`)
collections    `ListValue(elements, element_type)`, `SetValue(...)` (in Terraform's order), `MapValue(items, ...)`
unknown        `UnknownValue(cause, type, refinement)`; `cause` is the model's `Unknown` (why, chain, references...)
sensitive      `Sensitive(value)`, at any depth
lazy object    `LazyObject`: a resource, module, data source or root such as `var`; attributes are computed when read
=============  =====================================================================================================

- `typesystem`: the types (`STRING`, `NUMBER`, `BOOL`, `DYNAMIC`, `ListType(element)`, ...), `unify(types)`.
- `conversion`: `type_of(value)`, `convert(value, type)`, `to_text(value)`, `make_set(values, element_type)`.
- `constraints`: `parse_type(expression) -> TypeConstraint` with `optional()` defaults, `apply(value, constraint)`.
- `scope.Scope`: what an expression can see; the configuration implements it.
- `calls`: `Function`, `Parameter` and `call(name, function, arguments, scope)`, which converts arguments, rejects
  nulls, answers unknown for unknown arguments and takes marks off and puts them back. `functions.FUNCTIONS` maps names
  to `Function`. Special forms (`try`, `can`, `type`, `templatefile`, `templatestring`) live in the evaluator.
- `syntax`: `parse(bytes) -> Tree`, bodies, blocks, attributes. `evaluator`: `evaluate(node, scope) -> Value`,
  `evaluate_text(text, scope)`, `evaluate_json(value, scope)`, `references(node)` (static references of an expression).
- Every failure is an `errors.EvaluationError`; `errors.UndeclaredReference` is the kind `try` and `can` do not catch.
"""
