"""The commented `hds.yaml` that `hds init` writes."""

from __future__ import annotations

from hds_policies.rule import Text

TEMPLATE = Text(
    en="""\
# What this project decides for itself about hosting health data.
# It can be stricter than the Code, never laxer. Every line is optional: take away the # of what you need.
# hds scan finds this file in the scanned folder, or above it.
version: 1

# Where data may be. By default: the whole European Economic Area.
# residency:
#   countries: [FR]                 # ISO codes of states of the EEA
#   regions:                        # allowed regions, by host; others stay free
#     aws: [eu-west-3]
#     scaleway: [fr-par]

# Which resources may hold health data. By default: all. Patterns such as * are understood.
# scope:
#   include:                        # when given, only what matches one of these
#     tags: {health-data: "true"}
#   exclude:
#     addresses: ["module.website.*"]
#     types: [aws_cloudwatch_dashboard]
#     tags: {data-class: public}

# Certified hosts that the registry lacks, or has wrong (see: hds facts --kind host).
# hosts:
#   my-host:
#     name: My Host
#     home_country: FR
#     source: https://example.org/certificate.pdf
#     checked: 2026-11-01           # the day somebody read the certificate
#     certificate:
#       number: "12345"
#       body: Certification body
#       version: "2.0"              # of the référentiel
#       valid_from: 2025-06-01
#       valid_to: 2028-05-31
#       activities: [1, 2, 3, 4, 5, 6]
#       regions: [fr-par]

# How long logs, backups and objects are kept, in days.
# logs:
#   retention_days: 365             # at least 180
#   maximum_days: 730
# backups:
#   retention_days: 30              # at least 7
# objects:
#   retention_days: 7300            # when given, rules on retention are judged

# Rules, by id (see: hds rules).
# rules:
#   HDS_ENC_001: {severity: critical}
#   HDS_MON_001: {enabled: false}

# Findings that somebody accepts for a time; the report shows them as waived. Never of a rule on residency.
# exclusions:
#   - rule: HDS_BKP_001
#     addresses: ["aws_db_instance.reports*"]
#     roots: ["environments/staging"] # only there; everywhere when left out
#     reason: Made again every night from the records (accepted by the CISO, ticket 1234)
#     until: 2027-06-30
""",
    fr="""\
# Ce que ce projet décide pour l'hébergement de données de santé.
# Il peut être plus strict que le Code, jamais plus souple. Chaque ligne est facultative : ôter le # de l'utile.
# hds scan trouve ce fichier dans le dossier analysé, ou au-dessus.
version: 1

# Où les données peuvent être. Par défaut : tout l'Espace économique européen.
# residency:
#   countries: [FR]                 # codes ISO d'États de l'EEE
#   regions:                        # régions permises, par hébergeur ; les autres restent libres
#     aws: [eu-west-3]
#     scaleway: [fr-par]

# Quelles ressources peuvent porter des données de santé. Par défaut : toutes. Les motifs comme * sont compris.
# scope:
#   include:                        # si présent, seulement ce qui correspond à l'un d'eux
#     tags: {health-data: "true"}
#   exclude:
#     addresses: ["module.website.*"]
#     types: [aws_cloudwatch_dashboard]
#     tags: {data-class: public}

# Hébergeurs certifiés absents du registre, ou à corriger (voir : hds facts --kind host).
# hosts:
#   my-host:
#     name: Mon Hébergeur
#     home_country: FR
#     source: https://example.org/certificat.pdf
#     checked: 2026-11-01           # le jour où quelqu'un a lu le certificat
#     certificate:
#       number: "12345"
#       body: Organisme certificateur
#       version: "2.0"              # du référentiel
#       valid_from: 2025-06-01
#       valid_to: 2028-05-31
#       activities: [1, 2, 3, 4, 5, 6]
#       regions: [fr-par]

# Combien de temps les journaux, sauvegardes et objets sont gardés, en jours.
# logs:
#   retention_days: 365             # au moins 180
#   maximum_days: 730
# backups:
#   retention_days: 30              # au moins 7
# objects:
#   retention_days: 7300            # si présent, les règles de conservation sont jugées

# Règles, par identifiant (voir : hds rules).
# rules:
#   HDS_ENC_001: {severity: critical}
#   HDS_MON_001: {enabled: false}

# Constats que quelqu'un accepte pour un temps, montrés comme dérogations. Jamais d'une règle de localisation.
# exclusions:
#   - rule: HDS_BKP_001
#     addresses: ["aws_db_instance.reports*"]
#     roots: ["environments/staging"] # seulement là ; partout si absent
#     reason: Refaite chaque nuit depuis les dossiers (accepté par la RSSI, ticket 1234)
#     until: 2027-06-30
""",
)
