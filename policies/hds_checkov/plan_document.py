"""What Checkov leaves out of a plan's graph, read from the plan itself: what is known after apply, and whose provider.

Format: https://developer.hashicorp.com/terraform/internals/json-format (format_version 1.x).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hds_policies.model.declaration import ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why

_KEY = re.compile(r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]')
_RESOURCE = re.compile(r"((?:data\.)?[a-z0-9]+_\w+\.[\w-]+)(\[[^\]]*\])?(?:\.(\w+))?")

# What is passed on as it is: nobody puts text around an identity.
_IDENTITIES = frozenset({"id", "arn", "self_link", None})


class PlanDocument:
    """A plan by the addresses of its resources; one that cannot be read knows of none."""

    def __init__(self, file: str) -> None:
        try:
            read = json.loads(Path(file).read_text("utf-8-sig"))
        except (OSError, ValueError):
            read = None
        plan: Mapping[str, Any] = read if isinstance(read, Mapping) else {}
        self._variables: Mapping[str, Any] = plan.get("variables") or {}
        self._providers: Mapping[str, Any] = (plan.get("configuration") or {}).get("provider_config") or {}
        self._unknown: dict[str, Any] = {}
        for changed in plan.get("resource_changes") or ():
            self._unknown[changed.get("address")] = (changed.get("change") or {}).get("after_unknown")
        root = (plan.get("configuration") or {}).get("root_module") or {}
        self._configured: dict[str, Mapping[str, Any]] = dict(_configured(root, ""))

    def provider(self, address: str) -> ProviderConfiguration | None:
        """The configuration that a resource uses; None: the plan does not say. Checkov's graph lacks what is no constant."""
        key = self._configured.get(_KEY.sub("", address), {}).get("provider_config_key")
        written = self._providers.get(key) if isinstance(key, str) else None
        if not isinstance(key, str) or not isinstance(written, Mapping):
            return None
        attributes = {
            name: self._evaluated(expression, f"provider.{key}.{name}", is_root=":" not in key)
            for name, expression in (written.get("expressions") or {}).items()
        }
        source = written.get("full_name")
        short = key.rpartition(":")[2]
        return ProviderConfiguration(
            str(written.get("name") or short.partition(".")[0]),
            short,
            source if isinstance(source, str) else None,
            attributes=attributes,
            configured=True,
        )

    def _evaluated(self, expression: Any, step: str, *, is_root: bool) -> Any:
        if isinstance(expression, list):
            return [self._evaluated(block, step, is_root=is_root) for block in expression]
        if not isinstance(expression, Mapping):
            return expression
        if "constant_value" in expression:
            return expression["constant_value"]
        names = expression.get("references")
        if names is None and expression:
            return {name: self._evaluated(inner, step, is_root=is_root) for name, inner in expression.items()}
        if is_root and names and len(names) == 1 and names[0].startswith("var."):
            given = self._variables.get(names[0].removeprefix("var."))
            if isinstance(given, Mapping) and "value" in given:
                return given["value"]
            return Unknown(Why.NO_VALUE, (step, names[0]))
        return Unknown(Why.NOT_EVALUATED, (step, *(names or ())[:1]))

    def unknown_names(self, address: str) -> list[str]:
        """The arguments of a resource that are not known, or not wholly."""
        unknown = self._unknown.get(address)
        return [name for name, tree in unknown.items() if _marks(tree)] if isinstance(unknown, Mapping) else []

    def with_unknown(self, address: str, module: str, name: str, value: Any) -> Any:
        """The value of an argument with an Unknown wherever something was written that is known after apply."""
        tree = self._unknown[address][name]
        configured = self._configured.get(_KEY.sub("", address))
        written = {"references": []} if configured is None else (configured.get("expressions") or {}).get(name)
        return _merged(value, tree, written, f"{address}.{name}", f"{module}." if module else "")


def _configured(module: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for resource in module.get("resources") or ():
        yield f"{prefix}{resource.get('address')}", resource
    for name, call in (module.get("module_calls") or {}).items():
        yield from _configured(call.get("module") or {}, f"{prefix}module.{name}.")


def _marks(tree: Any) -> bool:
    if isinstance(tree, Mapping):
        return any(map(_marks, tree.values()))
    return any(map(_marks, tree)) if isinstance(tree, list) else tree is True


def _merged(value: Any, tree: Any, written: Any, step: str, prefix: str) -> Any:
    if written is None or not _marks(tree):
        # What nobody wrote is the provider's to choose: as in a folder, it is not there.
        return value
    is_expression = isinstance(written, Mapping) and ("references" in written or "constant_value" in written)
    if tree is True:
        return _unknown(written if is_expression else {}, step, prefix)
    if isinstance(tree, Mapping):
        if isinstance(value, list) and len(value) == 1:
            # Checkov makes a block of an object.
            return [_merged(value[0], tree, written, step, prefix)]
        merged = dict(value) if isinstance(value, Mapping) else {}
        for name, inner in tree.items():
            within = written if is_expression or not isinstance(written, Mapping) else written.get(name)
            found = _merged(merged.get(name), inner, within, f"{step}.{name}", prefix)
            if found is not None:
                merged[name] = found
        return merged
    items = value if isinstance(value, list) else []
    each = [written] * len(tree) if not isinstance(written, list) else written
    return [
        _merged(
            items[at] if at < len(items) else None,
            tree[at] if at < len(tree) else False,
            each[min(at, len(each) - 1)] if each else None,
            f"{step}[{at}]",
            prefix,
        )
        for at in range(max(len(items), len(tree)))
    ]


def _unknown(expression: Mapping[str, Any], step: str, prefix: str) -> Unknown:
    names = [name for name in expression.get("references") or () if isinstance(name, str)]
    # `aws_s3_bucket.b.id` is followed by `aws_s3_bucket.b`, which says less.
    names = [name for name in names if not any(other.startswith(f"{name}.") for other in names)]
    references: dict[Reference, None] = {}
    for name in names:
        named = _RESOURCE.fullmatch(name)
        if named:
            references[Reference(f"{prefix}{named[1]}{named[2] or ''}", named[3])] = None
    exact = len(names) == len(references) == 1 and next(iter(references)).attribute in _IDENTITIES
    return Unknown(Why.COMPUTED, (step, *names[:1]), tuple(references), exact=exact)
