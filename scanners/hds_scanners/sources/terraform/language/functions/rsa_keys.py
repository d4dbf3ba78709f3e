"""Reading RSA private keys and decrypting PKCS #1 v1.5 messages (RFC 8017), for `rsadecrypt` only.

Nothing here protects a secret: the key is in the scanned files. Time and memory are not hidden from anyone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.encoding import decode_base64

_PEM = re.compile(r"-----BEGIN ([A-Z ]+)-----\s(.*?)-----END \1-----", re.DOTALL)
_RSA_ENCRYPTION = bytes.fromhex("2a864886f70d010101")
"""The object identifier 1.2.840.113549.1.1.1."""
_OPENSSH_MAGIC = b"openssh-key-v1\0"
_LARGEST_MODULUS = 16_384
"""Bits."""


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """Modulus and private exponent."""

    modulus: int
    exponent: int


class _Der:
    """A reader of the little of DER that keys are written in."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def element(self, tag: int) -> bytes:
        """The content of the next element, which must have that tag."""
        header = self.data[self.position : self.position + 2]
        if len(header) < 2 or header[0] != tag:
            raise _not_a_key()
        start, length = self.position + 2, header[1]
        if length >= 0x80:
            count = length - 0x80
            length = int.from_bytes(self.data[start : start + count], "big")
            start += count
        if start + length > len(self.data):
            raise _not_a_key()
        self.position = start + length
        return self.data[start : self.position]

    def sequence(self) -> _Der:
        return _Der(self.element(0x30))

    def integer(self) -> int:
        return int.from_bytes(self.element(0x02), "big", signed=True)


class _OpenSsh:
    """A reader of OpenSSH's length-prefixed fields."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def field(self) -> bytes:
        length = self.number()
        start = self.position
        if start + length > len(self.data):
            raise _not_a_key()
        self.position = start + length
        return self.data[start : self.position]

    def number(self) -> int:
        start = self.position
        if start + 4 > len(self.data):
            raise _not_a_key()
        self.position = start + 4
        return int.from_bytes(self.data[start : self.position], "big")


def _not_a_key() -> EvaluationError:
    return EvaluationError("invalid private key")


def read_private_key(text: str) -> PrivateKey:
    """An unencrypted RSA key in PEM: PKCS #1, PKCS #8 or OpenSSH; raises `EvaluationError` for anything else."""
    match = _PEM.search(text)
    if match is None:
        raise EvaluationError("invalid private key: no key found")
    kind, body = match.groups()
    if "ENCRYPTED" in body or "ENCRYPTED" in kind:
        raise EvaluationError("invalid private key: this private key is passphrase protected")
    try:
        data = decode_base64(body.strip())
    except EvaluationError:
        raise _not_a_key() from None
    if kind == "RSA PRIVATE KEY":
        return _pkcs1(data)
    if kind == "PRIVATE KEY":
        outer = _Der(data).sequence()
        outer.integer()
        if outer.sequence().element(0x06) != _RSA_ENCRYPTION:
            raise EvaluationError("invalid private key: not an RSA key")
        return _pkcs1(outer.element(0x04))
    if kind == "OPENSSH PRIVATE KEY":
        return _openssh(data)
    raise EvaluationError(f'invalid private key: unsupported key type "{kind}"')


def _pkcs1(data: bytes) -> PrivateKey:
    key = _Der(data).sequence()
    key.integer()  # the version
    modulus = key.integer()
    key.integer()  # the public exponent
    return _checked(modulus, key.integer())


def _openssh(data: bytes) -> PrivateKey:
    if not data.startswith(_OPENSSH_MAGIC):
        raise _not_a_key()
    outer = _OpenSsh(data[len(_OPENSSH_MAGIC) :])
    if outer.field() != b"none":
        raise EvaluationError("invalid private key: this private key is passphrase protected")
    outer.field()  # key derivation and its options
    outer.field()
    if outer.number() != 1:
        raise _not_a_key()
    outer.field()  # the public key
    inner = _OpenSsh(outer.field())
    inner.number()  # twice the same check number
    inner.number()
    if inner.field() != b"ssh-rsa":
        raise EvaluationError("invalid private key: not an RSA key")
    modulus = int.from_bytes(inner.field(), "big")
    inner.field()  # the public exponent
    return _checked(modulus, int.from_bytes(inner.field(), "big"))


def _checked(modulus: int, exponent: int) -> PrivateKey:
    if modulus <= 0 or exponent <= 0 or modulus.bit_length() > _LARGEST_MODULUS:
        raise _not_a_key()
    return PrivateKey(modulus, exponent)


def decrypt(ciphertext: bytes, key: PrivateKey) -> bytes:
    """The message under PKCS #1 v1.5 padding; raises `EvaluationError` when the padding is wrong."""
    size = (key.modulus.bit_length() + 7) // 8
    number = int.from_bytes(ciphertext, "big")
    if number >= key.modulus or len(ciphertext) > size:
        raise EvaluationError("failed to decrypt: the cipher text is too long for the key")
    block = pow(number, key.exponent, key.modulus).to_bytes(size, "big")
    end = block.find(b"\0", 2)
    if block[:2] != b"\x00\x02" or end < 10:
        raise EvaluationError("failed to decrypt: decryption error")
    return block[end + 1 :]
