"""Hashes, identifiers and RSA. The keys are made for these tests and protect nothing."""

from __future__ import annotations

import uuid
from base64 import b64encode

import pytest

from function_calls import UNKNOWN, fails, literal, same, value_of
from hds_scanners.sources.terraform.language.functions.rsa_keys import PrivateKey, decrypt

P = 2**521 - 1
Q = 2**607 - 1
"""Mersenne primes: large enough for the padding, and nobody would take them for a key."""
N = P * Q
E = 65537
D = pow(E, -1, (P - 1) * (Q - 1))
SIZE = (N.bit_length() + 7) // 8


def der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    written = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 + len(written)]) + written + content


def integer(value: int) -> bytes:
    return der(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def field(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def number(value: int) -> bytes:
    return field(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def pem(kind: str, data: bytes) -> str:
    return f"-----BEGIN {kind}-----\n{b64encode(data).decode()}\n-----END {kind}-----\n"


PKCS1 = der(0x30, b"".join(map(integer, (0, N, E, D, P, Q, D % (P - 1), D % (Q - 1), pow(Q, -1, P)))))
RSA_IDENTIFIER = der(0x30, der(6, bytes.fromhex("2a864886f70d010101")) + b"\x05\x00")
PKCS8 = der(0x30, integer(0) + RSA_IDENTIFIER + der(4, PKCS1))
EC_PKCS8 = der(0x30, integer(0) + der(0x30, der(6, bytes.fromhex("2a8648ce3d0201"))) + der(4, b""))
OPENSSH = (
    b"openssh-key-v1\0"
    + field(b"none")
    + field(b"none")
    + field(b"")
    + (1).to_bytes(4, "big")
    + field(b"")
    + field(bytes(8) + field(b"ssh-rsa") + number(N) + number(E) + number(D))
)


def encrypted(message: bytes) -> bytes:
    block = b"\0\2" + b"\x55" * (SIZE - 3 - len(message)) + b"\0" + message
    return pow(int.from_bytes(block, "big"), E, N).to_bytes(SIZE, "big")


@pytest.mark.parametrize(
    "key", [pem("RSA PRIVATE KEY", PKCS1), pem("PRIVATE KEY", PKCS8), pem("OPENSSH PRIVATE KEY", OPENSSH)]
)
def test_rsadecrypt_reads_every_kind_of_rsa_key(key: str) -> None:
    message = b64encode(encrypted("mot de passe é".encode())).decode()
    assert value_of(f"rsadecrypt({literal(message)}, {literal(key)})") == "mot de passe é"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "no key",
        pem("RSA PRIVATE KEY", PKCS1[:40]),
        pem("PRIVATE KEY", EC_PKCS8),
        pem("EC PRIVATE KEY", PKCS1),
        pem("ENCRYPTED PRIVATE KEY", PKCS8),
        pem("OPENSSH PRIVATE KEY", OPENSSH.replace(field(b"none"), field(b"aes!"))),
        pem("OPENSSH PRIVATE KEY", OPENSSH[:60]),
    ],
)
def test_rsadecrypt_refuses_other_keys(key: str) -> None:
    message = b64encode(encrypted(b"x")).decode()
    assert fails(f"rsadecrypt({literal(message)}, {literal(key)})")


def test_rsadecrypt_refuses_what_was_not_encrypted_for_the_key() -> None:
    key = literal(pem("RSA PRIVATE KEY", PKCS1))
    assert fails(f'rsadecrypt("aGVsbG8=", {key})')
    assert fails(f'rsadecrypt("not base64", {key})')
    assert fails(f'rsadecrypt("{b64encode(bytes([255]) * SIZE).decode()}", {key})')


def test_a_message_may_be_empty() -> None:
    assert decrypt(encrypted(b""), PrivateKey(N, D)) == b""


@pytest.mark.parametrize(
    ("namespace", "reference"),
    [
        ("dns", uuid.NAMESPACE_DNS),
        ("url", uuid.NAMESPACE_URL),
        ("oid", uuid.NAMESPACE_OID),
        ("x500", uuid.NAMESPACE_X500),
        ("00000000-0000-0000-0000-00000000000A", uuid.UUID(int=10)),
    ],
)
def test_uuidv5_agrees_with_the_standard_library(namespace: str, reference: uuid.UUID) -> None:
    assert value_of(f'uuidv5("{namespace}", "é")') == str(uuid.uuid5(reference, "é"))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('base64sha512("")[0]', None),
        ("uuid()", UNKNOWN),
        ('bcrypt("x", 10)', UNKNOWN),
        ("sha256(uuid())", UNKNOWN),
        ('core::md5("")', "d41d8cd98f00b204e9800998ecf8427e"),
    ],
)
def test_hash_function_yields(expression: str, expected: object) -> None:
    if expected is None:
        assert fails(expression)
    else:
        assert same(value_of(expression), expected)


@pytest.mark.parametrize(
    "expression", ['uuidv5("nope", "x")', 'bcrypt("x", 1, 2)', "bcrypt()", "md5(null)", "sha1([])"]
)
def test_hash_function_refuses(expression: str) -> None:
    assert fails(expression)
