"""HDS_MON_002: threat detection and configuration recording on."""

from hds_policies.model.security import Watcher
from hds_policies.referential import DER_CFG_01, DER_LOG_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_MON_002",
    theme=Theme.MONITORING,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_07, DER_CFG_01),
    title=Text(
        en="Threat detection and configuration recording on",
        fr="Détection des menaces et suivi de configuration activés",
    ),
    why=Text(
        en="A detector that is suspended sees nothing.",
        fr="Un détecteur suspendu ne voit rien.",
    ),
    fix=Text(
        en="Turn the detector or recorder on, for all kinds of things.",
        fr="Activer le détecteur ou l'enregistreur, pour tous les types de ressources.",
    ),
)
def watcher_is_on(watcher: Watcher) -> Answer:
    """Hold when the detector or recorder runs, and leaves out nothing but what was named."""
    if watcher.whole is not None and watcher.enabled.known_or(other=False):
        return expect(
            watcher.whole,
            en="it only watches the kinds of things that were named",
            fr="il ne surveille que les types de ressources nommés",
        )
    return expect(watcher.enabled, en="it is switched off", fr="il est désactivé")
