"""Site-to-site VPN of AWS: two tunnels, each permissive unless restricted.

Defaults are those of the AWS Site-to-Site VPN user guide, "Tunnel options": every supported choice is offered.
"""

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Tunnel
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate import ipsec
from hds_policies.translate.derivation import always, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_VERSIONS = ("ikev1", "ikev2")
_ENCRYPTION = ("AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16")
_INTEGRITY = ("SHA1", "SHA2-256", "SHA2-384", "SHA2-512")
_GROUPS_1 = (2, *range(14, 25))
_GROUPS_2 = (2, 5, *range(14, 25))
_NOTE = "every choice that AWS supports"


def _choices(resource: Resource, path: str, default: tuple[Any, ...]) -> Setting[tuple[Any, ...]]:
    found = resource.texts(path)
    if found.by_default:
        return Setting(default, found.attribute, resource.declaration, by_default=True, note=_NOTE)
    return found


def _numbers(names: tuple[str, ...]) -> tuple[int, ...] | Unknown:
    groups = [ipsec.dh_group(name) for name in names]
    unknown = next((group for group in groups if isinstance(group, Unknown)), None)
    return unknown if unknown is not None else tuple(group for group in groups if isinstance(group, int))


def connection(resource: Resource) -> Iterator[Thing]:
    """`aws_vpn_connection`: one `Tunnel` for each of the two; phase 2 always has forward secrecy."""
    for name in ("tunnel1", "tunnel2"):
        yield Tunnel(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=name,
            ike_versions=converted(
                _choices(resource, f"{name}_ike_versions", _VERSIONS),
                lambda words: tuple(2 if word.lower() == "ikev2" else 1 for word in words),
            ),
            encryption=tuple(
                converted(
                    _choices(resource, f"{name}_phase{phase}_encryption_algorithms", _ENCRYPTION),
                    lambda words: tuple(map(ipsec.encryption, words)),
                )
                for phase in (1, 2)
            ),
            integrity=tuple(
                converted(
                    _choices(resource, f"{name}_phase{phase}_integrity_algorithms", _INTEGRITY),
                    lambda words: tuple(map(ipsec.integrity, words)),
                )
                for phase in (1, 2)
            ),
            dh_groups=tuple(
                converted(
                    _choices(resource, f"{name}_phase{phase}_dh_group_numbers", groups),
                    _numbers,
                )
                for phase, groups in ((1, _GROUPS_1), (2, _GROUPS_2))
            ),
            forward_secrecy=always(resource.declaration, value=True, note="phase 2 always exchanges a key of its own"),
            preshared_key=resource.text(f"{name}_preshared_key"),
        )


TRANSLATORS = {"aws_vpn_connection": connection}
