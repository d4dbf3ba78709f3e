"""IPsec algorithms as the providers spell them, in the model's words (`aes-256-gcm`, `sha256`, group 14)."""

from __future__ import annotations

import re

from hds_policies.model.value import Unknown, Why

# IKE transform numbers (IANA IKEv2 parameters) of the names that carry no number of their own.
_GROUPS = {
    "none": 0,
    "disabled": 0,
    "modp768": 1,
    "modp1024": 2,
    "modp1536": 5,
    "modp2048": 14,
    "modp3072": 15,
    "modp4096": 16,
    "modp6144": 17,
    "modp8192": 18,
    "ecp256": 19,
    "ecp384": 20,
    "ecp521": 21,
    "modp1024s160": 22,
    "modp2048s224": 23,
    "modp2048s256": 24,
    "ecp192": 25,
    "ecp224": 26,
    "curve25519": 31,
    "x25519": 31,
    "curve448": 32,
    # Azure's own names.
    "dhgroup2048": 14,
    "pfs2048": 14,
    "pfsmm": 14,
}
_NUMBERED = re.compile(r"(?:dh)?[-_]?(?:group|pfs)?[-_]?(\d{1,2})")


def encryption(name: str) -> str:
    """`GCMAES256`, `AES-GCM-16-256`, `aes256gcm16`, `aes-256` → `aes-256-gcm`, `aes-256-cbc`; `null` for no encryption."""
    word = name.lower().replace("_", "-")
    if word in ("none", "null"):
        return "null"
    if "3des" in word or word in ("des3", "triple-des"):
        return "3des"
    if word.startswith("des"):
        return "des"
    if "chacha" in word:
        return "chacha20-poly1305"
    size = next((size for size in ("256", "192", "128") if size in word), "128")
    if not any(part in word for part in ("aes", "camellia")):
        return word
    mode = "gcm" if "gcm" in word else "ccm" if "ccm" in word else "ctr" if "ctr" in word else "cbc"
    return f"{'camellia' if 'camellia' in word else 'aes'}-{size}-{mode}"


def integrity(name: str) -> str:
    """`SHA2-256-128`, `SHA_384`, `hmac-sha1-96`, `GCMAES256` → `sha256`, `sha384`, `sha1`, `gcm`."""
    word = name.lower().replace("_", "-")
    if "md5" in word:
        return "md5"
    if "gcm" in word or "gmac" in word:
        return "gcm"
    for size in ("512", "384", "256"):
        if size in word and "sha" in word:
            return f"sha{size}"
    if "sha1" in word or word in ("sha", "sha-1", "hmac-sha-1", "hmac-sha1-96"):
        return "sha1"
    return word


def dh_group(name: object) -> int | Unknown:
    """The IKE number of `DHGroup14`, `group14`, `Group-14`, `PFS2`, `ECP384`, `modp2048`; 0 for none."""
    word = str(name).lower()
    if word in _GROUPS:
        return _GROUPS[word]
    number = _NUMBERED.fullmatch(word)
    return int(number.group(1)) if number else Unknown(Why.NOT_EVALUATED, (str(name),))
