"""HDS_PRV_004: the host's HDS offer is switched on."""

from hds_policies.model.hosting import Host
from hds_policies.referential import PRO_PRV_01, PRO_PRV_02, PRO_PRV_03
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_PRV_004",
    theme=Theme.PROVIDER,
    severity=Severity.HIGH,
    satisfies=(PRO_PRV_01, PRO_PRV_02, PRO_PRV_03),
    title=Text(en="Host's HDS offer switched on", fr="Offre HDS de l'hébergeur activée"),
    why=Text(
        en="Some hosts are certified only for what is ordered with their HDS option.",
        fr="Certains hébergeurs ne sont certifiés que pour ce qui est commandé avec leur option HDS.",
    ),
    fix=Text(
        en="OVHcloud: add the plan option certification.hds.2018 to the project. Scalingo: hds_resource = true."
        " Clever Cloud: use a zone whose name ends in hds.",
        fr="OVHcloud : ajouter l'option certification.hds.2018 au projet. Scalingo : hds_resource = true."
        " Clever Cloud : utiliser une zone dont le nom se termine par hds.",
    ),
    limits=Text(
        en="A project or a contract made outside the code is not seen.",
        fr="Un projet ou un contrat créé hors du code n'est pas vu.",
    ),
)
def hds_offer_is_switched_on(use: Host) -> Answer:
    """Hold when the switch is on; nothing to judge for hosts that show none in code."""
    if use.switch is None:
        return None
    if not use.switch.value:
        return fail(
            use.switch,
            en="the host's HDS option is not switched on",
            fr="l'option HDS de l'hébergeur n'est pas activée",
        )
    return passed(use.switch)
