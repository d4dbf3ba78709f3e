"""Palo Alto Networks firewalls: the cryptography of their tunnels, how they are managed, and what their rules record.

The provider hosts nothing; what it configures are the ends of VPNs, and filters. Defaults are those of the PaloAltoNetworks/panos
documentation (1.x).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.activity_logs import EntryPointLog
from hds_policies.model.network import Listener, Tunnel
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import all_of, converted
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.reading import Resource


def ipsec_profile(resource: Resource) -> Iterator[Thing]:
    """`panos_ipsec_crypto_profile`: forward secrecy by group 2 unless said otherwise; AH hides nothing."""
    protocol = resource.text("protocol", "esp")
    yield Tunnel(
        declaration=resource.declaration,
        encryption=(
            _all(resource, "encryptions", encryption),
            converted(protocol, lambda word: ("null",) if word.lower() == "ah" else ()),
        ),
        integrity=(_all(resource, "authentications", _authentication),),
        dh_groups=(_all(resource, "dh_group", dh_group, "group2"),),
        forward_secrecy=converted(resource.text("dh_group", "group2"), lambda word: word != "no-pfs"),
    )


def ike_profile(resource: Resource) -> Iterator[Thing]:
    """`panos_ike_crypto_profile`: all three lists are required."""
    yield Tunnel(
        declaration=resource.declaration,
        encryption=(_all(resource, "encryptions", encryption),),
        integrity=(_all(resource, "authentications", _authentication),),
        dh_groups=(_all(resource, "dh_groups", dh_group),),
    )


def ike_gateway(resource: Resource) -> Iterator[Thing]:
    """`panos_ike_gateway`: IKEv1 unless said otherwise."""
    yield Tunnel(
        declaration=resource.declaration,
        ike_versions=converted(resource.text("version", "ikev1"), _versions),
        preshared_key=resource.setting("pre_shared_key"),
    )


def management(resource: Resource) -> Iterator[Thing]:
    """`panos_management_profile`: nothing is let in unless asked; HTTP and Telnet carry passwords in clear."""
    clear = (converted(resource.boolean(path, default=False), lambda on: not on) for path in ("http", "telnet"))
    yield Listener(declaration=resource.declaration, encrypted=all_of(*clear))


def security_rules(resource: Resource) -> Iterator[Thing]:
    """`panos_security_policy`, `panos_security_rule_group`: each rule logs the end of a session unless told not to."""
    rules = resource.blocks("rule")
    if rules:
        yield EntryPointLog(
            declaration=resource.declaration,
            recorded=all_of(*(rule.boolean("log_end", default=True) for rule in rules)),
        )


def _versions(word: str) -> tuple[int, ...]:
    return {"ikev2": (2,), "ikev2-preferred": (1, 2)}.get(word.lower(), (1,))


def _authentication(word: str) -> str:
    # Without a hash of its own an algorithm must authenticate by itself (GCM); "none" for any other is no integrity.
    return "none" if word == "none" else integrity(word)


def _all(resource: Resource, path: str, convert: Callable[[str], Any], *default: str) -> Setting[Any]:
    def each(words: tuple[str, ...]) -> Any:
        found = [convert(word) for word in words if word != "no-pfs"]
        return next((item for item in found if isinstance(item, Unknown)), tuple(found))

    return converted(resource.texts(path, default), each)


TRANSLATORS = {
    **{
        f"panos_{where}{name}": (translator,)
        for where in ("", "panorama_")
        for name, translator in (
            ("ipsec_crypto_profile", ipsec_profile),
            ("ike_crypto_profile", ike_profile),
            ("ike_gateway", ike_gateway),
            ("management_profile", management),
            ("security_policy", security_rules),
            ("security_rule_group", security_rules),
        )
    }
}
