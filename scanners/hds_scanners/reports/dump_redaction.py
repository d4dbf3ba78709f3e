"""Takes the secrets out of a dump, which shows every value and not only those that a verdict rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hds_policies.redaction import REDACTED, looks_secret

# Resources whose content is a secret by their nature, and the arguments that hold it.
_HOLDER = re.compile(r"(?i)secret|password|credential|token|ssm_parameter")
_CONTENTS = frozenset({"value", "data", "string_data", "binary_data", "data_json", "plaintext_value", "secret_data"})


def hide_secrets(dump: dict[str, Any]) -> None:
    """Replace, in the dump of a root, what looks like a secret by its name, its spelling or its place."""
    for resource in (*dump["resources"], *dump["others"]):
        holder = bool(_HOLDER.search(resource["type"]))
        resource["attributes"] = {
            name: _hidden(value) if holder and name in _CONTENTS else _without_secrets(name, value)
            for name, value in resource["attributes"].items()
        }
    for name, output in dump["outputs"].items():
        output["value"] = _without_secrets(name, output["value"])


def _without_secrets(name: str, value: Any) -> Any:
    """The value less its secrets; `name` is the key it stands under."""
    if isinstance(value, Mapping):
        # `{name = "DB_PASSWORD", value = "…"}`, as in the environment of a container.
        named = value.get("name")
        paired = isinstance(named, str) and looks_secret(named, named)
        return {
            key: _hidden(item) if paired and key == "value" else _without_secrets(str(key), item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_without_secrets(name, item) for item in value]
    return REDACTED if isinstance(value, str) and value and _is_secret(name, value) else value


def _is_secret(name: str, text: str) -> bool:
    # A document or script is one string in which names and values stand together.
    document = "\n" in text or text.lstrip()[:1] in {"{", "["}
    return looks_secret(name, text) or (document and looks_secret(text, text))


def _hidden(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _hidden(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_hidden(item) for item in value]
    return REDACTED if isinstance(value, str) else value
