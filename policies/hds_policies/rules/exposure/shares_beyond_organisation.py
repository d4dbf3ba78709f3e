"""HDS_EXP_006: resources shared within the organisation only."""

from hds_policies.model.dedicated_machines import Share
from hds_policies.referential import DER_IAM_01, EXI_29
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_EXP_006",
    theme=Theme.EXPOSURE,
    severity=Severity.MEDIUM,
    satisfies=(DER_IAM_01, EXI_29),
    title=Text(
        en="Resources shared within the organisation only",
        fr="Ressources partagées dans l'organisation seulement",
    ),
    why=Text(
        en="An account of somebody else is a third party, whose country and contract must be known first (requirement 29).",
        fr="Le compte d'un autre est un tiers, dont le pays et le contrat doivent d'abord être connus (exigence 29).",
    ),
    fix=Text(
        en="Do not allow principals from outside the organisation, or record who they are and from where they work.",
        fr="Ne pas autoriser de principaux extérieurs à l'organisation, ou consigner qui ils sont et d'où ils opèrent.",
    ),
    limits=Text(
        en="Who is invited may be decided outside the code.",
        fr="Qui est invité peut se décider hors du code.",
    ),
)
def share_stays_within_the_organisation(share: Share) -> Answer:
    """Hold when accounts outside the organisation cannot be invited."""
    return expect(
        share.beyond_organisation,
        wanted=False,
        en="accounts outside the organisation may be given these resources",
        fr="des comptes extérieurs à l'organisation peuvent recevoir ces ressources",
    )
