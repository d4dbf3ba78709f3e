"""What was understood of a root, and expressions evaluated in it: the data of `hds dump` and `hds evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.terraform.checking import check
from hds_scanners.sources.terraform.dynamic_blocks import CircularReferenceError
from hds_scanners.sources.terraform.folder import RootReading, deep_stack
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.values import Sensitive, Value, contains_sensitive, export

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration
    from hds_scanners.sources.terraform.diagnostics import Diagnostic

HIDDEN = "(sensitive value)"


_RESOURCES = frozenset({"managed", "data"})


def dump_root(reading: RootReading, *, reveal: bool = False) -> dict[str, Any]:
    """Everything that one root declares, evaluated, as plain data for JSON.

    `{"resources": [{"address", "mode", "type", "name", "provider", "attributes", "unknown", "why"}], "others", "outputs",
    "diagnostics"}`; `others` holds the state backend and the calls of modules that were not fetched. Unknown parts are null in `attributes` and listed as paths (`a.b[0]["odd key"]`) in `unknown`, each
    with its reason in `why`. Values marked sensitive are hidden unless `reveal`. Numbers are int or Decimal.
    """
    with deep_stack():
        check(reading.module)
        declared = dump_declarations(reading.root, reading.declarations, reveal=reveal)
        outputs = {name: _output(reading, name, value, reveal=reveal) for name, value in reading.outputs.items()}
    return {
        **declared,
        "outputs": outputs,
        "modules_not_fetched": [asdict(call) for call in reading.modules_not_fetched],
        "diagnostics": [dump_diagnostic(item) for item in reading.strict_diagnostics],
    }


def dump_declarations(root: str, declarations: Iterable[Declaration], *, reveal: bool = False) -> dict[str, Any]:
    """The same of declarations that have no module behind them, as those of a plan or state: no outputs, no calls."""
    declared = [_resource(declaration, reveal=reveal) for declaration in declarations]
    return {
        "root": root,
        "resources": [item for item in declared if item["mode"] in _RESOURCES],
        "others": [item for item in declared if item["mode"] not in _RESOURCES],
        "outputs": {},
        "modules_not_fetched": [],
        "diagnostics": [],
    }


def dump_diagnostic(item: Diagnostic) -> dict[str, Any]:
    """A diagnostic with its message in both languages."""
    return {"severity": item.severity, "message": item.en, "message_fr": item.fr, "file": item.file, "line": item.line}


def _resource(declaration: Declaration, *, reveal: bool) -> dict[str, Any]:
    sensitive = getattr(declaration.origins, "is_sensitive", None)
    attributes: dict[str, Any] = {}
    unknown: dict[str, str] = {}
    hidden: list[str] = []
    for name in declaration.attributes:
        if sensitive is not None and sensitive(name):
            hidden.append(name)
            if not reveal:
                attributes[name] = HIDDEN
                continue
        attributes[name] = plain(declaration.attributes[name], name, unknown)
    return {
        "address": declaration.address,
        "mode": declaration.mode,
        "type": declaration.type,
        "name": declaration.name,
        "module": declaration.module,
        "provider": _provider(declaration),
        "attributes": attributes,
        "unknown": list(unknown),
        "why": unknown,
        "sensitive": hidden,
        "file": declaration.location.file,
        "line": declaration.location.line,
    }


def _provider(declaration: Declaration) -> dict[str, Any]:
    provider = declaration.provider
    region = provider.attributes.get("region")
    return {
        "name": provider.name,
        "key": provider.key,
        "source": provider.source,
        "version": provider.version,
        "configured": provider.configured,
        "region": None if isinstance(region, Unknown) else region,
    }


def _output(reading: RootReading, name: str, value: Value, *, reveal: bool) -> dict[str, Any]:
    try:
        sensitive = contains_sensitive(value)
        if sensitive and not reveal:
            return {"value": HIDDEN, "unknown": False, "sensitive": True}
        shown, unknown = split(value)
    except (EvaluationError, RecursionError) as found:
        # A lazy object inside the value could not be read as a whole.
        error = found if isinstance(found, EvaluationError) else CircularReferenceError(f"output.{name}")
        location = reading.module.configuration.outputs[name].location
        reading.module.report(error, location.file, location.line, f"output.{name}")
        return {"value": None, "unknown": True, "sensitive": False}
    return {"value": shown, "unknown": unknown, "sensitive": sensitive}


def split(value: Value) -> tuple[Any, bool | list[str]]:
    """A value of the language as plain data, and what is unknown: all, nothing, or the paths."""
    if isinstance(value, Sensitive):
        value = value.value
    exported = export(value)
    if isinstance(exported, Unknown):
        return None, True
    unknown: dict[str, str] = {}
    shown = plain(exported, "", unknown)
    return shown, list(unknown) or False


def plain(value: Any, path: str, unknown: dict[str, str]) -> Any:
    """Exported data with null where something is unknown; the paths and reasons are added to `unknown`."""
    if isinstance(value, Unknown):
        unknown[path] = value.describe()
        return None
    if isinstance(value, Mapping):
        return {key: plain(value[key], path + _key(key, path), unknown) for key in value}
    if isinstance(value, (list, tuple)):
        return [plain(element, f"{path}[{position}]", unknown) for position, element in enumerate(value)]
    return value


def _key(key: str, before: str) -> str:
    if key.replace("-", "_").isidentifier():
        return f".{key}" if before else key
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{escaped}"]'


def evaluate_lines(reading: RootReading, expressions: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Evaluate expressions (pairs of id and text) in a root; `{"id", "value", "unknown", "error", "message"}` each."""
    from hds_scanners.sources.terraform.language.evaluator import evaluate_text  # noqa: PLC0415 - only for this

    module = reading.module
    for identity, text in expressions:
        try:
            with deep_stack():
                shown, unknown = split(evaluate_text(text, module))
        except EvaluationError as error:
            yield {"id": identity, "value": None, "unknown": False, "error": True, "message": error.message}
        except RecursionError:
            message = LimitExceeded("nested too deeply").message
            yield {"id": identity, "value": None, "unknown": False, "error": True, "message": message}
        else:
            yield {"id": identity, "value": shown, "unknown": unknown, "error": False}
