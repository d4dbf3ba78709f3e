"""HDS_VPN_009: dedicated lines encrypted."""

from hds_policies.model.dedicated_machines import DedicatedLine
from hds_policies.referential import DER_ENC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_VPN_009",
    theme=Theme.VPN,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_02,),
    title=Text(en="Dedicated lines encrypted", fr="Lignes dédiées chiffrées"),
    why=Text(
        en="A leased line is private by contract only: whoever holds the cable reads what passes in clear.",
        fr="Une ligne louée n'est privée que par contrat : qui tient le câble lit ce qui y passe en clair.",
    ),
    fix=Text(
        en="Turn on MACsec on every link, or run an IPsec tunnel over the line.",
        fr="Activer MACsec sur chaque lien, ou établir un tunnel IPsec sur la ligne.",
    ),
    limits=Text(
        en="A tunnel that runs over the line is not seen.",
        fr="Un tunnel établi par-dessus la ligne n'est pas vu.",
    ),
)
def dedicated_line_is_encrypted(line: DedicatedLine) -> Answer:
    """Hold when frames are encrypted on the line."""
    return expect(
        line.encrypted, en="the line carries its frames in clear", fr="la ligne transporte ses trames en clair"
    )
