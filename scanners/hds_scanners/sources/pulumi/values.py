"""Values as Pulumi's engine writes them: secrets, assets, references and what is not known yet.

Formats: `sdk/go/common/resource/properties.go` (signatures), `sdk/go/common/resource/plugin/rpc.go` (unknowns) and
`pkg/resource/stack/deployment.go` (serialization) of pulumi/pulumi.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hds_policies.model.value import Unknown, Why

SIGNATURE = "4dabf18193072939515e22adb298388d"
_SECRET = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 - a marker of the format, no secret
_ASSET = "c44067f5952c0a294b673a41bacd8c17"
_ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7"
_RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e"
_OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
# The engine sends the first for every type; analyzers and older engines one for each.
_UNKNOWN = frozenset(
    {
        UNKNOWN_TEXT,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    }
)
HIDDEN = "[secret]"
_DEEPEST = 60


def secret(step: str = "") -> Unknown:
    """What stands where the source holds a secret: it is set, and never shown."""
    return Unknown(Why.NO_VALUE, (step, "secret") if step else ("secret",), sensitive=True)


def decode(value: Any, unknown: Callable[[], Unknown], depth: int = 0) -> Any:
    """A plain value with `Unknown` for what is secret or not known; members that begin with `__` are the engine's own."""
    if depth > _DEEPEST:
        return Unknown(Why.NOT_EVALUATED)
    if isinstance(value, str):
        if value in _UNKNOWN:
            return unknown()
        return secret() if value == HIDDEN else value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, list):
        return [decode(item, unknown, depth + 1) for item in value]
    if isinstance(value, Mapping):
        signature = value.get(SIGNATURE)
        if signature is not None:
            return _special(signature, value, unknown, depth)
        return {
            name: decode(item, unknown, depth + 1)
            for name, item in value.items()
            if isinstance(name, str) and not name.startswith("__")
        }
    return value


def _special(signature: Any, value: Mapping[str, Any], unknown: Callable[[], Unknown], depth: int) -> Any:
    if signature == _SECRET:
        return secret()
    if signature in {_ASSET, _ARCHIVE}:
        # Where the content comes from stands for it, as a file name does in Terraform.
        return next((value[name] for name in ("path", "uri") if isinstance(value.get(name), str)), None) or Unknown(
            Why.NOT_EVALUATED, ("asset",)
        )
    if signature == _RESOURCE:
        return decode(value.get("id") or value.get("urn"), unknown, depth + 1)
    if signature == _OUTPUT:
        if value.get("secret"):
            return secret()
        return decode(value["value"], unknown, depth + 1) if "value" in value else unknown()
    return Unknown(Why.NOT_EVALUATED)
