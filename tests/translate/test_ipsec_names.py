"""Each provider's name of an IPsec algorithm becomes the model's."""

import pytest

from hds_policies.model.value import Unknown
from hds_policies.translate.ipsec import dh_group, encryption, integrity


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GCMAES256", "aes-256-gcm"),
        ("AES-GCM-16-256", "aes-256-gcm"),
        ("AES-GCM-16-128", "aes-128-gcm"),
        ("aes256gcm16", "aes-256-gcm"),
        ("AES_GCM_256", "aes-256-gcm"),
        ("aes-256-gcm-16", "aes-256-gcm"),
        ("AES_256_CBC", "aes-256-cbc"),
        ("aes-128", "aes-128-cbc"),
        ("aes-192-ctr", "aes-192-ctr"),
        ("DES3", "3des"),
        ("3DES-CBC", "3des"),
        ("triple_des", "3des"),
        ("DES", "des"),
        ("None", "null"),
        ("chacha20poly1305", "chacha20-poly1305"),
    ],
)
def test_encryption_is_named_by_cipher_size_and_mode(name: str, expected: str) -> None:
    assert encryption(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SHA256", "sha256"),
        ("SHA2-256-128", "sha256"),
        ("SHA2_384", "sha384"),
        ("hmac-sha-512-256", "sha512"),
        ("SHA1-96", "sha1"),
        ("SHA", "sha1"),
        ("SHA1", "sha1"),
        ("MD5", "md5"),
        ("GCMAES128", "gcm"),
        ("aes-xcbc", "aes-xcbc"),
    ],
)
def test_integrity_is_named_by_digest(name: str, expected: str) -> None:
    assert integrity(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("DHGroup14", 14),
        ("DHGroup2048", 14),
        ("group5", 5),
        ("Group-19", 19),
        ("group_31", 31),
        ("PFS2", 2),
        ("PFS2048", 14),
        ("ECP384", 20),
        ("modp1024", 2),
        (21, 21),
        ("None", 0),
    ],
)
def test_group_has_its_number(name: object, expected: int) -> None:
    assert dh_group(name) == expected


def test_group_that_nobody_numbers_is_unknown() -> None:
    assert isinstance(dh_group("kyber"), Unknown)
