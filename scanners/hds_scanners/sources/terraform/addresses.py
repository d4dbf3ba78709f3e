"""Addresses as Terraform prints them."""

from __future__ import annotations

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def instance_key(key: int | str | None) -> str:
    """`[0]`, `["a"]` or nothing, with Terraform's escapes."""
    if key is None:
        return ""
    if isinstance(key, int):
        return f"[{key}]"
    if key.isalnum() and key.isascii():
        return f'["{key}"]'
    parts: list[str] = []
    for position, character in enumerate(key):
        if character in _ESCAPES:
            parts.append(_ESCAPES[character])
        elif character in "$%" and key[position + 1 : position + 2] == "{":
            parts.append(character * 2)
        elif character.isprintable():
            parts.append(character)
        else:
            code = ord(character)
            parts.append(f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}")
    return f'["{"".join(parts)}"]'


def joined(module: str, rest: str) -> str:
    """An address inside a module instance ("" is the root)."""
    return f"{module}.{rest}" if module else rest


def resource_address(mode: str, kind: str, name: str) -> str:
    """`aws_x.y`, `data.aws_x.y` or `ephemeral.aws_x.y`."""
    return f"{kind}.{name}" if mode == "managed" else f"{mode}.{kind}.{name}"
