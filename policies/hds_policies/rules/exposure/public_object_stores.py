"""HDS_EXP_001: object stores not public."""

from hds_policies.model.storage import ObjectStore
from hds_policies.referential import DER_NET_01
from hds_policies.rule import Answer, Outcome, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_EXP_001",
    theme=Theme.EXPOSURE,
    severity=Severity.CRITICAL,
    satisfies=(DER_NET_01,),
    title=Text(
        en="Object stores not public",
        fr="Stockages d'objets non publics",
    ),
    why=Text(
        en="Most leaks of health data came from a store left open.",
        fr="La plupart des fuites de données de santé viennent d'un stockage laissé ouvert.",
    ),
    fix=Text(
        en="Remove public grants and turn on every block of public access.",
        fr="Retirer les droits publics et activer tous les blocages d'accès public.",
    ),
)
def object_store_is_private(store: ObjectStore) -> Answer:
    """Hold when nobody is let in by an access list, a policy or a switch, and no block of public access is half on."""
    public = expect(store.public, wanted=False, en="everyone may read it", fr="tout le monde peut le lire")
    if public is not None and public.outcome is Outcome.FAIL:
        return public
    blocked = expect(
        store.access_blocked,
        en="the block of public access is incomplete",
        fr="le blocage des accès publics est incomplet",
        severity=Severity.MEDIUM,
    )
    return blocked or public
