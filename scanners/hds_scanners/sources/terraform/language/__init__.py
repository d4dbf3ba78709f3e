"""The Terraform expression language: values, types, parser, evaluator and functions.

Values (`values`), never mutated once built:

=============  =====================================================================================================
null           `None`; `TypedNull(type)` when its type matters (`tostring(null)`); `is_null(value)` asks for both
bool, string   `bool`, `str` (NFC)
number         `int` when whole, else `Fraction` rounded to 512 bits; infinity is `float("inf")` (`numeric`)
tuple, object  `tuple`, `dict` (keys sorted only when iterated: `sorted(value)`)
collections    `ListValue(elements, element_type)`, `SetValue(...)` (in Terraform's order), `MapValue(items, ...)`
unknown        `UnknownValue(cause, type, refinement)`; `cause` is the model's `Unknown` (why, chain, references...)
sensitive      `Sensitive(value)`, at any depth
lazy object    `LazyObject`: a resource, module, data source or root such as `var`; attributes are computed when read
=============  =====================================================================================================

- `typesystem`: the types (`STRING`, `NUMBER`, `BOOL`, `DYNAMIC`, `ListType(element)`, ...), `unify(types)`.
- `conversion`: `type_of(value)`, `convert(value, type)`, `to_text(value)`, `make_set(values, element_type)`.
- `constraints`: `parse_type(text) -> TypeConstraint` with the defaults of `optional()`, `apply(value, constraint)`.
- `scope.Scope`: what an expression can see; the configuration implements it.
- `syntax.parse(bytes)` gives the tree of a file; `parser` and `templates` the parts (`expressions`, `rendering`) of one, when
  it is first evaluated. tree-sitter's grammar is not used below the level of arguments: it differs from Terraform's.
- `evaluator`: `Expression` (parsed once, evaluated in many scopes), `evaluate(node, scope)`, `evaluate_text`,
  `evaluate_json`, `references(node)` and `static_path(node)` for what an expression refers to without evaluating it.
- `operators`, `access`: operators, attributes and indexes on values that may be unknown or marked.
- `calls`: `Function`, `Parameter` and `call(name, function, arguments, scope)`, which converts arguments, rejects
  nulls, answers unknown for unknown arguments and takes marks off and puts them back. `functions.FUNCTIONS` maps names
  to `Function`. `invocation` has the special forms `try`, `can`, `templatefile` and `templatestring`.
- Every failure is an `errors.EvaluationError`; `errors.UndeclaredReference` is the kind `try` and `can` do not catch,
  `errors.LimitExceeded` a bound of ours: expressions come from hostile files.
"""
