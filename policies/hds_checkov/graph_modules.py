"""The module instances in Checkov's graph, and what names mean in each of them.

One graph holds every root below the scanned folder. A vertex without `source_module_object_` belongs to the root that is
its file's folder; the others name their chain of module calls (`name`, `foreach_idx`, `nested_tf_module` for the caller).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hds_checkov.graph_values import UNRESOLVED, argument, block, dynamic_names, listed, only
from hds_checkov.iam_documents import iam_policy_document
from hds_checkov.plan_document import PlanDocument
from hds_policies.model.declaration import Location, ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why

Vertex = Mapping[str, Any]

_DEEPEST = 20
_NO_ARGUMENT = frozenset({"alias", "version"})
_META = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle", "dynamic", "provisioner", "connection"})
_META_OF_CALLS = _META | {"source", "version", "providers"}


def modules_of(graph: Any) -> list[ModuleInstance]:
    """The module instances of a graph (rustworkx or networkx), callers before what they call."""
    nodes = graph.nodes() if isinstance(graph.nodes(), list) else graph.nodes(data=True)
    found: dict[tuple[str, str], ModuleInstance] = {}
    given: set[str] = set()
    for _, vertex in nodes:
        if vertex["block_type_"] == "tfvar":
            given.add(vertex["block_name_"])
            continue
        if is_plan(vertex):
            _instance_of_plan(found, vertex).add(vertex)
        else:
            _instance(found, vertex["file_path_"], vertex.get("source_module_object_")).add(vertex)
    for module in found.values():
        if module.parent is None:
            module.given = given
    return list(found.values())


def _instance(found: dict[tuple[str, str], ModuleInstance], file: str, source: Any) -> ModuleInstance:
    if not source:
        root = str(Path(file).parent)
        return found.setdefault((root, ""), ModuleInstance(root, "", None))
    source = dict(source)
    parent = _instance(found, source["path"], source.get("nested_tf_module"))
    name, key = source["name"], source.get("foreach_idx")
    step = name if key is None else f"{name}[{key}]" if isinstance(key, int) else f'{name}["{key}"]'
    address = f"{parent.address}.module.{step}" if parent.address else f"module.{step}"
    known = found.get((parent.root, address))
    if known is None:
        known = found[parent.root, address] = ModuleInstance(parent.root, address, parent, step)
        parent.children[step] = known
    return known


def is_plan(vertex: Vertex) -> bool:
    """Whether a vertex was read from a plan: Checkov reads Terraform's own files in one syntax only."""
    return str(vertex["file_path_"]).endswith(".json")


def _instance_of_plan(found: dict[tuple[str, str], ModuleInstance], vertex: Vertex) -> ModuleInstance:
    """The module instance that the address of a planned resource names; each plan is a root of its own."""
    file = vertex["file_path_"]
    root = found.get((file, ""))
    if root is None:
        root = found[file, ""] = ModuleInstance(file, "", None)
        root.plan = PlanDocument(file)
    if vertex["block_type_"] not in {"resource", "data"}:
        return root
    address = _body(vertex).get("__address__") or ""
    module = address.removesuffix(vertex["block_name_"]).removesuffix("data.").removesuffix(".")
    if not module:
        return root
    instance = found.setdefault((file, module), ModuleInstance(file, module, root))
    instance.plan = root.plan
    return instance


class ModuleInstance:
    """One module instance; answers what a name means in it (see `graph_values.Names`)."""

    def __init__(self, root: str, address: str, parent: ModuleInstance | None, step: str = "") -> None:
        self.root = root
        self.address = address
        self.parent = parent
        self.step = step
        self.children: dict[str, ModuleInstance] = {}
        self.blocks: dict[str, dict[str, Vertex]] = {}
        self.instances: dict[str, list[str]] = {}
        """Addresses within the module without instance keys → those with."""
        self.backends: list[tuple[str, Mapping[str, Any], Vertex]] = []
        self.sources: dict[str, str] = {}
        self.plan: PlanDocument | None = None
        self.given: set[str] = set()
        """Variables with a value in some file of values; which file serves which root, only Checkov knows."""
        self._providers: dict[str, ProviderConfiguration] = {}
        self._depth = 0

    def add(self, vertex: Vertex) -> None:
        """Take a vertex of this module in."""
        kind, name = vertex["block_type_"], vertex["block_name_"]
        if kind == "terraform":
            self._add_settings(vertex)
            return
        self.blocks.setdefault(kind, {})[name] = vertex
        if kind in {"resource", "data"}:
            within = name if kind == "resource" else f"data.{name}"
            self.instances.setdefault(without_key(within), []).append(within)

    def _add_settings(self, vertex: Vertex) -> None:
        written = vertex["config_"]
        for required in written.get("required_providers") or ():
            for name, wanted in required.items() if isinstance(required, Mapping) else ():
                wanted = wanted[0] if isinstance(wanted, list) and wanted else wanted  # noqa: PLW2901
                source = wanted.get("source") if isinstance(wanted, Mapping) else None
                source = source[0] if isinstance(source, list) and source else source
                if isinstance(source, str):
                    self.sources[name] = source
        for backend in written.get("backend") or ():
            self.backends += [
                (kind, body if isinstance(body, Mapping) else {}, vertex) for kind, body in backend.items()
            ]
        self.backends += [("cloud", body, vertex) for body in written.get("cloud") or () if isinstance(body, Mapping)]

    # -- names ---------------------------------------------------------------------------------------------------------

    def resolve(self, head: str, steps: tuple[str, ...], text: str) -> Any:
        """What a reference means; an Unknown carries the resources it is made of."""
        if head in {"each", "count", "self"}:
            return Unknown(Why.NOT_EVALUATED, (text,))
        if head in {"path", "terraform"}:
            return Unknown(Why.RUN_TIME, (text,))
        if self._depth > _DEEPEST:
            return Unknown(Why.NOT_EVALUATED, (text, "refers to itself"))
        self._depth += 1
        try:
            if head == "var":
                return _inside(self._variable(steps[0], text), steps[1:], text)
            if head == "local":
                return _inside(self._local(steps[0], text), steps[1:], text)
            if head == "module":
                return self._output(steps, text)
            return self._resource(head, steps, text)
        finally:
            self._depth -= 1

    def instead(self, path: str, written: Any) -> Any:  # noqa: ARG002 - only blocks know where their values come from
        """Defaults and arguments of calls stand as they were written."""
        return UNRESOLVED

    def dynamic(self, written: Mapping[str, Any], name: str, path: str) -> Any:  # noqa: ARG002 - as above
        """No default has a dynamic block."""
        return Unknown(Why.NOT_EVALUATED, (name,))

    def lacks(self, name: str) -> bool:
        """Whether a variable of this module has no value: no default, and nothing from the caller."""
        vertex = self.blocks.get("variable", {}).get(name)
        given = self.given if self.parent is None else (self._call() or {})
        return vertex is not None and "default" not in (vertex["config_"].get(name) or {}) and name not in given

    def _variable(self, name: str, text: str) -> Any:
        call = self._call()
        if call is not None and self.parent is not None and name in call:
            given = argument(call[name], self.parent, name)
            return given.via(text) if isinstance(given, Unknown) else given
        vertex = self.blocks.get("variable", {}).get(name)
        if vertex is None:
            # Checkov puts a caller's expression into the module unchanged: the name may be the caller's.
            return self.parent.resolve("var", (name,), text) if self.parent else Unknown(Why.NOT_EVALUATED, (text,))
        written = vertex["config_"].get(name) or {}
        if "default" not in written:
            return Unknown(Why.NOT_EVALUATED if name in self.given else Why.NO_VALUE, (text,))
        return argument(written["default"], self, "default")

    def _local(self, name: str, text: str) -> Any:
        vertex = self.blocks.get("locals", {}).get(name)
        if vertex is None:
            return self.parent.resolve("local", (name,), text) if self.parent else Unknown(Why.NOT_EVALUATED, (text,))
        value = argument(vertex["config_"].get(name), self, name)
        return value.via(text) if isinstance(value, Unknown) else value

    def _output(self, steps: tuple[str, ...], text: str) -> Any:
        name, rest = steps[0], steps[1:]
        if name not in self._calls():
            return self.parent.resolve("module", steps, text) if self.parent else UNRESOLVED
        if rest and f'{name}["{rest[0]}"]' in self.children:
            child, rest = self.children[f'{name}["{rest[0]}"]'], rest[1:]
        elif rest and f"{name}[{rest[0]}]" in self.children:
            child, rest = self.children[f"{name}[{rest[0]}]"], rest[1:]
        else:
            found = self.children.get(name)
            if found is None:
                address = f"{self.address}.module.{name}" if self.address else f"module.{name}"
                attribute = ".".join(rest) or None
                fetched = any(without_key(step) == name for step in self.children)
                why = Why.NOT_EVALUATED if fetched else Why.MODULE_NOT_FETCHED
                return Unknown(why, (text,), (Reference(address, attribute),), exact=True)
            child = found
        output = child.blocks.get("output", {}).get(rest[0]) if rest else None
        if output is None:
            return Unknown(Why.NOT_EVALUATED, (text,))
        value = argument((output["config_"].get(rest[0]) or {}).get("value"), child, "value")
        value = _inside(value, rest[1:], text)
        return value.via(text) if isinstance(value, Unknown) else value

    def _resource(self, head: str, steps: tuple[str, ...], text: str) -> Any:
        is_data = head == "data"
        if len(steps) < 1 + is_data:
            return UNRESOLVED
        within = f"data.{steps[0]}.{steps[1]}" if is_data else f"{head}.{steps[0]}"
        instances = self.instances.get(within)
        if instances is None:
            if self.parent is not None:
                return self.parent.resolve(head, steps, text)
            return Unknown(Why.DATA_SOURCE, (text,)) if is_data else UNRESOLVED
        rest = steps[1 + is_data :]
        if rest:
            for keyed in (f'{within}["{rest[0]}"]', f"{within}[{rest[0]}]"):
                if keyed in instances:
                    within, rest = keyed, rest[1:]
                    break
            else:
                if rest[0] == "*" or "[" in text:
                    rest = rest[1:]
        if is_data and rest:
            answer = self._data_answer(within, rest[0])
            if answer is not None:
                return answer
        address = f"{self.address}.{within}" if self.address else within
        reference = Reference(address, ".".join(rest) or None)
        return Unknown(Why.DATA_SOURCE if is_data else Why.COMPUTED, (text,), (reference,), exact=True)

    def _data_answer(self, within: str, attribute: str) -> Any:
        name = within.removeprefix("data.")
        vertex = self.blocks["data"].get(name)
        kind = name.partition(".")[0]
        if vertex is None:
            return None
        if kind == "aws_iam_policy_document" and attribute in {"json", "minified_json"}:
            return iam_policy_document(BlockNames(self, vertex).arguments(), f"data.{name}.{attribute}")
        if kind == "aws_region" and attribute in {"name", "id", "region"}:
            written = BlockNames(self, vertex).arguments()
            own = written.get("region")
            return self.provider_of(kind, vertex_provider(vertex)).attributes.get("region") if own is None else own
        return None

    def _calls(self) -> set[str]:
        return {without_key(name) for name in self.blocks.get("module", {})}

    def _call(self) -> Mapping[str, Any] | None:
        """The arguments of the call of this instance."""
        vertex = self.parent.blocks.get("module", {}).get(self.step) if self.parent else None
        return vertex["config_"].get(self.step) if vertex else None

    # -- providers -----------------------------------------------------------------------------------------------------

    def provider_of(self, kind: str, written: Any) -> ProviderConfiguration:
        """The provider configuration that a resource of a type uses; `written` is its `provider` argument."""
        written = written[0] if isinstance(written, list) and written else written
        key = written.strip("${} ") if isinstance(written, str) and written else kind.split("_", 1)[0]
        return self.provider(key)

    def provider_of_planned(self, kind: str, address: str) -> ProviderConfiguration:
        """The provider configuration that the plan says a resource of a type uses."""
        said = self.plan.provider(address) if self.plan else None
        return said or (self.parent or self).provider_of(kind, None)

    def provider(self, key: str) -> ProviderConfiguration:
        """The configuration that `aws` or `aws.dr` means in this module: its own, the one passed down, or the caller's."""
        found = self._providers.get(key)
        if found is None:
            found = self._providers[key] = self._provider(key)
        return found

    def _provider(self, key: str) -> ProviderConfiguration:
        name, _, alias = key.partition(".")
        source = self.sources.get(name)
        vertex = self._provider_block(key)
        if vertex is not None:
            written = vertex["config_"].get(name) or {}
            attributes = {
                argument_name: value.via(f"provider.{key}.{argument_name}") if isinstance(value, Unknown) else value
                for argument_name, value in BlockNames(self, vertex, written).arguments().items()
                if argument_name not in _NO_ARGUMENT
            }
            return ProviderConfiguration(
                name, key, source, attributes=attributes, location=location(vertex, written), configured=True
            )
        passed = passed_provider(self._call() or {}, key)
        found: ProviderConfiguration | None = None
        if self.parent is not None and passed is not None:
            found = self.parent.provider(passed)
        elif self.parent is not None and not alias:
            found = self.parent.provider(key)
        if found is None:
            return ProviderConfiguration(source.rpartition("/")[2] if source else name, key, source)
        if source is None or source == found.source:
            return found
        return ProviderConfiguration(
            found.name, found.key, source, None, found.attributes, found.location, found.configured
        )

    def _provider_block(self, key: str) -> Vertex | None:
        blocks = self.blocks.get("provider", {})
        name = key.partition(".")[0]
        # Where a plan does not say which configuration a resource uses, only a single one is certain.
        if f"{name}.default" in blocks and sum(other.partition(".")[0] == name for other in blocks) == 1:
            return blocks[f"{name}.default"]
        return blocks.get(key)


def passed_provider(call: Mapping[str, Any], key: str) -> str | None:
    """What the `providers` map of a module call gives for a key."""
    for passed in listed(call.get("providers")):
        value = passed.get(key) if isinstance(passed, Mapping) else None
        if isinstance(value, str):
            return value.strip("${} ")
    return None


class BlockNames:
    """Names as one block sees them: its module's, and what `each` and `count` stand for."""

    def __init__(self, module: ModuleInstance, vertex: Vertex, written: Mapping[str, Any] | None = None) -> None:
        self.module = module
        self.vertex = vertex
        self.written = _body(vertex) if written is None else written
        self._text: str | None = None
        self._iterators: dict[str, tuple[Any, Any]] = {}
        self._planned: list[str] = []
        if module.plan is not None and written is None:
            self._planned = module.plan.unknown_names(self.written.get("__address__") or "")

    def arguments(self) -> dict[str, Any]:
        """All arguments and nested blocks, evaluated."""
        return {name: self.value(name) for name in self.names()}

    def names(self) -> Iterator[str]:
        """The names of what was written, without meta-arguments and Checkov's own marks."""
        meta = _META_OF_CALLS if self.vertex["block_type_"] == "module" else _META
        yield from (name for name in self.written if name not in meta and not name.startswith("__"))
        yield from (name for name in dict.fromkeys(dynamic_names(self.written)) if name not in self.written)
        yield from (name for name in self._planned if name not in self.written and self.value(name) is not None)

    def value(self, name: str) -> Any:
        """One argument, or nested blocks as a list."""
        if name in dynamic_names(self.written):
            return self.dynamic(self.written, name, "")
        value = argument(self.written.get(name), self, name)
        if name in self._planned and self.module.plan is not None:
            return self.module.plan.with_unknown(self.written["__address__"], self.module.address, name, value)
        if isinstance(value, dict) and self.says(name, r"jsonencode\("):
            # Checkov holds the object instead of the text.
            return value if _holds_unknown(value) else json.dumps(value)
        return value

    def resolve(self, head: str, steps: tuple[str, ...], text: str) -> Any:
        """Iterators of dynamic blocks and `each.value` first, then the module's names."""
        if head in self._iterators:
            key, value = self._iterators[head]
            return _inside(key if steps[0] == "key" else value, steps[1:], text)
        if head == "each":
            # Instances that Checkov did not expand: `for_each = aws_s3_bucket.all` still says what each one refers to.
            over = argument(self.written.get("for_each"), self.module, "for_each")
            if steps[0] == "value" and isinstance(over, Unknown) and over.reference is not None:
                reference = over.reference
                exact = Reference(reference.address, ".".join(steps[1:]) or None)
                return Unknown(over.why, (text, *over.chain), (exact,), exact=True)
            if isinstance(over, Unknown):
                return Unknown(over.why, (text, *over.chain), over.references)
        return self.module.resolve(head, steps, text)

    def instead(self, path: str, written: Any) -> Any:
        """Where Checkov put a placeholder, a whole data source, or null for what it could not compute."""
        for origin in (self.vertex.get("rendering_breadcrumbs_") or {}).get(path) or ():
            kind, name = origin.get("type"), origin.get("name") or ""
            if kind == "variable" and self._is_missing(name):
                missing = Unknown(Why.NO_VALUE, (f"var.{name}",))
                # Inside a document, only the placeholder is not known.
                return _with(missing, argument(written, self)) if isinstance(only(written), Mapping) else missing
            if kind == "data" and isinstance(written, list) and written and isinstance(written[0], Mapping):
                return self.module.resolve("data", (*name.split(".", 1), path), f"data.{name}")
        if written in (None, [None]) and not is_plan(self.vertex) and not self.says(path.rpartition(".")[2], r"null\b"):
            return Unknown(Why.NOT_EVALUATED, (path,))
        return UNRESOLVED

    def _is_missing(self, name: str) -> bool:
        module: ModuleInstance | None = self.module
        while module is not None:
            if name in module.blocks.get("variable", {}):
                return module.lacks(name)
            module = module.parent
        return False

    def says(self, name: str, pattern: str) -> bool:
        """Whether the file gives an argument of this name something that matches."""
        return re.search(rf"^\s*{re.escape(name)}\s*=\s*{pattern}", self._source(), re.MULTILINE) is not None

    def dynamic(self, written: Mapping[str, Any], name: str, path: str) -> list[Any] | Unknown:
        """The blocks that a dynamic block makes; when their number is not known, an Unknown whose `document` lists them."""
        found: list[Any] = []
        doubt: Unknown | None = None
        for dynamic in listed(written["dynamic"]):
            for one in listed(dynamic.get(name)):
                blocks, uncertain = self._expanded(name, one, f"{path}.dynamic.{name}".lstrip("."))
                found += blocks
                doubt = uncertain if doubt is None else doubt
        if doubt is None and re.search(rf"^\s*{re.escape(name)}\s*\{{", self._source(), re.MULTILINE):
            # Checkov drops the plain blocks of a name that is also dynamic: they are there, and nothing is known of them.
            doubt = Unknown(Why.NOT_EVALUATED, (name, "beside a dynamic block"))
        return found if doubt is None else Unknown(doubt.why, doubt.chain, doubt.references, document=found)

    def _expanded(self, name: str, dynamic: Any, path: str) -> tuple[list[Any], Unknown | None]:
        if isinstance(dynamic, Mapping) and "for_each" not in dynamic:
            # Of a collection that Checkov computed, only the flat attributes of the vertex still tell.
            dynamic = {"content": [dynamic], "for_each": [self.vertex.get(f"{path}.for_each")]}
        content = only(dynamic.get("content")) if isinstance(dynamic, Mapping) else None
        over = argument(dynamic["for_each"], self, f"{path}.for_each") if isinstance(content, Mapping) else None
        if not isinstance(content, Mapping) or over is None:
            return [], Unknown(Why.NOT_EVALUATED, (path,))
        iterator = only(dynamic.get("iterator"))
        iterator = iterator if isinstance(iterator, str) else name
        outer = self._iterators
        found = []
        for pair in _pairs(over, iterator, content):
            self._iterators = {**outer, iterator: pair}
            found.append(block(content, self, path))
        self._iterators = outer
        return found, over if isinstance(over, Unknown) else None

    def _source(self) -> str:
        if self._text is None:
            place = location(self.vertex, self.written)
            try:
                lines = Path(self.vertex["file_path_"]).read_text("utf-8-sig", errors="replace").splitlines()
            except OSError:
                lines = []
            self._text = "\n".join(lines[max(place.line - 1, 0) : place.end_line])
        return self._text


def location(vertex: Vertex, written: Mapping[str, Any]) -> Location:
    """The lines of a block."""
    return Location(vertex["file_path_"], written.get("__start_line__") or 0, written.get("__end_line__") or 0)


def vertex_provider(vertex: Vertex) -> Any:
    """The `provider` argument of a resource or data block."""
    return _body(vertex).get("provider")


def without_key(name: str) -> str:
    """`aws_s3_bucket.b["x"]` → `aws_s3_bucket.b`."""
    return name.partition("[")[0]


def _body(vertex: Vertex) -> Mapping[str, Any]:
    body = vertex["config_"]
    name = vertex["block_name_"]
    if vertex["block_type_"] in {"resource", "data"}:
        kind, _, label = name.partition(".")
        return body.get(kind, {}).get(label) or {}
    return body.get(name) or {}


def _pairs(over: Any, iterator: str, content: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Key and value of each element that a dynamic block goes through."""
    if isinstance(over, Unknown):
        return [(over, over)]
    if isinstance(over, list) and len(over) == 1 and isinstance(over[0], Mapping) and _is_map(over[0]):
        over = over[0]
    if isinstance(over, Mapping):
        # Checkov holds `[object]` as the object: what is asked for fields is not a collection of scalars.
        fields = rf"\b{re.escape(iterator)}\.value(?:[.\[,)])"
        if not _is_map(over) and re.search(fields, str(content)):
            return [(0, over)]
        return list(over.items())
    return [(at, only(item)) for at, item in enumerate(listed(over))]


def _is_map(value: Mapping[str, Any]) -> bool:
    return all(isinstance(item, Mapping) for item in value.values())


def _with(missing: Unknown, value: Any) -> Any:
    """A value with Checkov's placeholder for what was not given, an empty collection, replaced."""
    if isinstance(value, Mapping) and value:
        return {key: _with(missing, item) for key, item in value.items()}
    if isinstance(value, list) and value:
        return [_with(missing, item) for item in value]
    # Checkov 3.2 wrote the placeholder as text.
    return missing if isinstance(value, (list, Mapping)) or value in ("[]", "{}") else value


def _holds_unknown(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_unknown(item) for item in value.values())
    if isinstance(value, list):
        return any(_holds_unknown(item) for item in value)
    return isinstance(value, Unknown)


def _inside(value: Any, steps: tuple[str, ...], text: str) -> Any:
    """What a path leads to inside a known value."""
    for step in steps:
        if isinstance(value, Unknown):
            return value
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], Mapping) and not step.isdigit():
            value = value[0]
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return Unknown(Why.NOT_EVALUATED, (text,))
    return value
