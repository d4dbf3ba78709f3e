"""HDS_VPN_007: client VPN opened by certificate or federation."""

from hds_policies.model.remote_access import ClientVpn
from hds_policies.referential import DER_IAM_02, DER_NET_03
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided

_STRONG = frozenset({"certificate", "federation"})


@rule(
    id="HDS_VPN_007",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_IAM_02, DER_NET_03),
    title=Text(
        en="Client VPN opened by certificate or federation",
        fr="VPN nomade ouvert par certificat ou fédération",
    ),
    why=Text(
        en="A password that was guessed or leaked must not open the private network.",
        fr="Un mot de passe deviné ou divulgué ne doit pas ouvrir le réseau privé.",
    ),
    fix=Text(
        en="Require a client certificate, or an identity provider that asks for a second factor.",
        fr="Exiger un certificat client, ou un fournisseur d'identité qui demande un second facteur.",
    ),
    limits=Text(
        en="Whether the identity provider asks for a second factor is decided there.",
        fr="C'est le fournisseur d'identité qui décide de demander un second facteur.",
    ),
)
def client_vpn_needs_more_than_a_password(vpn: ClientVpn) -> Answer:
    """Hold when a certificate or an identity provider stands at the door."""
    proof = vpn.authentication
    if proof is None:
        return None
    if _STRONG.intersection(proof.value):
        return passed(proof)
    if "external" in proof.value:
        return undecided(
            proof,
            en="the authentication server decides what is asked for",
            fr="le serveur d'authentification décide de ce qui est demandé",
        )
    return fail(proof, en="a password alone opens it", fr="un mot de passe suffit à l'ouvrir")
