"""The words of the frame around findings, in both languages."""

from __future__ import annotations

from hds_policies.rule import Outcome, Severity, Text, Theme

SEVERITY = {
    Severity.CRITICAL: Text("critical", "critique"),
    Severity.HIGH: Text("high", "élevée"),
    Severity.MEDIUM: Text("medium", "moyenne"),
    Severity.LOW: Text("low", "faible"),
    Severity.INFO: Text("info", "information"),
}

THEME = {
    Theme.RESIDENCY: Text("residency", "localisation"),
    Theme.PROVIDER: Text("certified host", "hébergeur certifié"),
    Theme.VPN: Text("VPN", "VPN"),
    Theme.FIREWALL: Text("firewall", "filtrage réseau"),
    Theme.ENCRYPTION_AT_REST: Text("encryption at rest", "chiffrement au repos"),
    Theme.ENCRYPTION_IN_TRANSIT: Text("encryption in transit", "chiffrement des échanges"),
    Theme.KEYS: Text("keys", "clés"),
    Theme.MONITORING: Text("monitoring", "supervision"),
    Theme.TRACEABILITY: Text("traceability", "traçabilité"),
    Theme.BACKUP: Text("backup", "sauvegarde"),
    Theme.ACCESS: Text("access", "accès"),
    Theme.EXPOSURE: Text("exposure", "exposition"),
    Theme.RETENTION: Text("retention", "conservation"),
}

LABEL = {
    "required": Text("required by the HDS framework or the Code", "exigé par le référentiel HDS ou le Code"),
    "derived": Text("derived from recognised guidance", "déduit de recommandations reconnues"),
    "provider": Text("a condition of the host's offer", "condition de l'offre de l'hébergeur"),
}

OUTCOME = {
    Outcome.PASS: Text("passed", "conforme à la règle"),
    Outcome.FAIL: Text("failed", "échec"),
    Outcome.UNKNOWN: Text("undecided", "indécidable"),
    Outcome.WAIVED: Text("waived", "dérogation"),
    Outcome.ERROR: Text("error", "erreur"),
}

COUNT = {
    Outcome.FAIL: (Text("{n} failed", "{n} échec"), Text("{n} failed", "{n} échecs")),
    Outcome.UNKNOWN: (Text("{n} undecided", "{n} indécidable"), Text("{n} undecided", "{n} indécidables")),
    Outcome.WAIVED: (Text("{n} waived", "{n} dérogation"), Text("{n} waived", "{n} dérogations")),
    Outcome.ERROR: (Text("{n} error", "{n} erreur"), Text("{n} errors", "{n} erreurs")),
    Outcome.PASS: (Text("{n} passed", "{n} réussi"), Text("{n} passed", "{n} réussis")),
}
"""Singular and plural."""

FAILED = Text("FAILED", "ÉCHECS")
UNDECIDED = Text("COULD NOT BE DECIDED", "N'A PAS PU ÊTRE DÉCIDÉ")
WAIVED = Text("WAIVED", "DÉROGATIONS")
CRASHED = Text("RULES THAT CRASHED", "RÈGLES EN ERREUR")
PASSED = Text("PASSED", "RÉUSSIS")
FIX = Text("What to change: ", "À changer : ")
MORE_ABOUT = Text("More: hds rule {id}", "En savoir plus : hds rule {id}")
IMPORTED = Text("Established by {tool}, and imported", "Établi par {tool}, et importé")
FROM = Text("from {chain}", "vient de {chain}")
NOT_WRITTEN = Text(
    "{attribute} is not written; the default is {value}",
    "{attribute} n'est pas écrit ; la valeur par défaut est {value}",
)
NOT_WRITTEN_BARE = Text("{attribute} is not written", "{attribute} n'est pas écrit")
ON = Text("on {address}", "sur {address}")
AND_MORE = Text("… and {n} more (-v lists all)", "… et {n} de plus (-v les liste toutes)")
NOT_READ = Text("What could not be read, or deserves a look", "Ce qui n'a pas pu être lu, ou mérite un regard")
NOT_LOOKED_AT = Text("Not looked at", "Non examiné")
RULES_NOT_ASKED = Text(
    "rules switched off or not selected: {n} ({names})",
    "règles désactivées ou non retenues : {n} ({names})",
)
NO_TYPES = Text(
    "resource types this pack does not know: {n} ({names})",
    "types de ressources que le pack ne connaît pas : {n} ({names})",
)
NO_MODULES = Text(
    "modules not fetched: {n} ({names}); run terraform get, then scan again",
    "modules non téléchargés : {n} ({names}) ; lancer terraform get, puis analyser à nouveau",
)
NO_PARTS = Text(
    "parts of stacks made elsewhere: {n} ({names}); scan a preview, which shows what components hold",
    "parties de piles faites ailleurs : {n} ({names}) ; analyser un aperçu, qui montre ce que tiennent les composants",
)
SKIPPED = Text("files or folders left out: {n} ({names})", "fichiers ou dossiers laissés de côté : {n} ({names})")
OUT_OF_SCOPE = Text(
    "resources out of the scope declared in {file}: {n}", "ressources hors du périmètre déclaré dans {file} : {n}"
)
LOOKED_AT = Text(
    "files: {files}, root modules: {roots}, resources: {resources}, in {seconds} s",
    "fichiers : {files}, modules racines : {roots}, ressources : {resources}, en {seconds} s",
)
BY_SEVERITY = Text("failed by severity: {counts}", "échecs par gravité : {counts}")
REDACTED = Text("(hidden: a secret, or looks like one)", "(masqué : un secret, ou y ressemble)")
SAID = Text("{word}: {message}", "{word} : {message}")
CONFIGURATION = Text("policy of {file}", "politique de {file}")
REPORT_ERRORS = Text(
    "A rule that crashes is a defect of this program: please report it with the lines above.",
    "Une règle en erreur est un défaut de ce programme : merci de le signaler avec les lignes ci-dessus.",
)
CLOSING = Text(
    "What these definitions show. A certificate covers an organisation, which no scan can judge.",
    "Ce que montrent ces définitions. Un certificat couvre une organisation, qu'aucune analyse ne peut juger.",
)
DIAGNOSTIC = {
    "error": Text("error", "erreur"),
    "warning": Text("warning", "avertissement"),
    "info": Text("note", "note"),
}


def count(outcome: Outcome, number: int, language: str) -> str:
    """E.g. `1 failed`, `2 échecs`."""
    singular, plural = COUNT[outcome]
    # French counts 0 as singular, English as plural.
    one = number <= 1 if language == "fr" else number == 1
    return (singular if one else plural).in_language(language).format(n=number)
