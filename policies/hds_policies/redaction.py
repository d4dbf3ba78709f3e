"""What must never be printed: values that the source marks sensitive, or that look like secrets."""

from __future__ import annotations

import re

REDACTED = "(redacted)"

_SECRET_NAME = re.compile(
    r"(?i)(passw|(?:^|_)pass\b|mot_?de_?passe|mdp\b|jeton|secret(?!_?(arn|id|name)\b)|token|private_?key|preshared|shared_?key|psk\b|api_?key|access_?key|credential|"
    r"auth_?key|connection_?string|sas_|certificate_body|user_data|custom_data)"
)
_SECRET_VALUE = re.compile(
    r"(?x) AKIA[0-9A-Z]{16} | ASIA[0-9A-Z]{16} | -----BEGIN\s | eyJ[A-Za-z0-9_-]{10,}\.eyJ | gh[pousr]_[A-Za-z0-9]{20,}"
    r" | xox[abprs]-[A-Za-z0-9-]{10,} | SCW[A-Z0-9]{17} | AIza[0-9A-Za-z_-]{30,} | sk_live_[0-9A-Za-z]{10,}"
    r" | AccountKey=[A-Za-z0-9+/=]{20,} | ://[^/\s:@]+:[^/\s:@]{3,}@ | dd_?api_?key=[0-9a-f]{16,}"
)


_SWITCHES = frozenset({"true", "false", "none", "required", "optional", "enabled", "disabled"})


def looks_secret(attribute: str, text: str) -> bool:
    """Whether a value of that name, or that spelling, must be hidden; the words of switches (`http_tokens`) are none."""
    return text.lower() not in _SWITCHES and bool(_SECRET_NAME.search(attribute) or _SECRET_VALUE.search(text))


_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')


def redact_line(line: str) -> str:
    """A line of source with its string literals hidden when the line looks as if it held a secret."""
    if looks_secret(line, line):
        return _LITERAL.sub(f'"{REDACTED}"', line) if _LITERAL.search(line) else REDACTED
    return line
