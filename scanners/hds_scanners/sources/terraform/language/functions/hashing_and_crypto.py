"""Hash functions, identifiers and `rsadecrypt`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import integer
from hds_scanners.sources.terraform.language.functions.encoding import as_text, decode_base64, encode_base64
from hds_scanners.sources.terraform.language.typesystem import NUMBER, STRING
from hds_scanners.sources.terraform.language.values import NOT_NULL, Number, UnknownValue, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

_STR = (Parameter("str", STRING),)
_NAMESPACES = {
    # RFC 4122, appendix C
    "dns": "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    "url": "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
    "oid": "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
    "x500": "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
}
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


def digest(algorithm: str, data: bytes) -> bytes:
    """The hash of the data; algorithms are named as in `hashlib`. Weak ones are the user's choice, not ours."""
    import hashlib  # noqa: PLC0415 - loaded when asked for

    return hashlib.new(algorithm, data, usedforsecurity=False).digest()


def hexadecimal(algorithm: str) -> Callable[[bytes], str]:
    """A function from bytes to the hash in hexadecimal."""
    return lambda data: digest(algorithm, data).hex()


def base64(algorithm: str) -> Callable[[bytes], str]:
    """A function from bytes to the hash in Base64."""
    return lambda data: encode_base64(digest(algorithm, data))


def _hash(write: Callable[[bytes], str]) -> Function:
    return Function(lambda text: write(text.encode("utf-8")), _STR, returns=STRING)


def _uuid() -> UnknownValue:
    return unknown(Unknown(Why.RUN_TIME, ("uuid()",)), STRING, NOT_NULL)


def _bcrypt(_: str, *cost: Number) -> UnknownValue:
    if len(cost) > 1:
        raise EvaluationError("bcrypt() takes no more than two arguments")
    for value in cost:
        integer(value)
    return unknown(Unknown(Why.RUN_TIME, ("bcrypt()",)), STRING, NOT_NULL)


def _uuidv5(namespace: str, name: str) -> str:
    text = _NAMESPACES.get(namespace, namespace)
    if not _UUID.fullmatch(text):
        raise EvaluationError(f'uuidv5() doesn\'t support namespace "{namespace}"')
    data = bytearray(digest("sha1", bytes.fromhex(text.replace("-", "")) + name.encode("utf-8"))[:16])
    data[6] = data[6] & 0x0F | 0x50  # version 5
    data[8] = data[8] & 0x3F | 0x80  # RFC 4122 variant
    written = data.hex()
    return "-".join((written[:8], written[8:12], written[12:16], written[16:20], written[20:]))


def _rsadecrypt(ciphertext: str, private_key: str) -> str:
    from hds_scanners.sources.terraform.language.functions.rsa_keys import decrypt, read_private_key  # noqa: PLC0415

    try:
        data = decode_base64(ciphertext)
    except EvaluationError:
        raise EvaluationError("failed to decode input: cipher text must be base64-encoded") from None
    return as_text(decrypt(data, read_private_key(private_key)))


FUNCTIONS = {
    "base64sha256": _hash(base64("sha256")),
    "base64sha512": _hash(base64("sha512")),
    "bcrypt": Function(_bcrypt, _STR, variadic=Parameter("cost", NUMBER), returns=STRING),
    "md5": _hash(hexadecimal("md5")),
    "rsadecrypt": Function(
        _rsadecrypt, (Parameter("ciphertext", STRING), Parameter("privatekey", STRING)), returns=STRING
    ),
    "sha1": _hash(hexadecimal("sha1")),
    "sha256": _hash(hexadecimal("sha256")),
    "sha512": _hash(hexadecimal("sha512")),
    "uuid": Function(_uuid, returns=STRING),
    "uuidv5": Function(_uuidv5, (Parameter("namespace", STRING), Parameter("name", STRING)), returns=STRING),
}
