"""Good practice linked through ISO/IEC 27001, SecNumCloud, ANSSI, CNIL or PGSSI-S: HDS does not ask for it by name."""

from __future__ import annotations

from hds_policies.facts.evidence import Confidence
from hds_policies.referential import sources
from hds_policies.referential.requirement import Framework, Reference, Requirement
from hds_policies.rule import Text

DER_INV_01 = Requirement(
    id="DER-INV-01",
    label="derived",
    title=Text(
        en="Health-data classification on every stateful resource",
        fr='Classification "données de santé" sur chaque ressource avec état',
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "8.1"),
        Reference(Framework.SECNUMCLOUD, "8.3"),
        Reference(Framework.SECNUMCLOUD, "8.4"),
        Reference(Framework.ISO_27001, "A.5.9"),
        Reference(Framework.ISO_27001, "A.5.12"),
        Reference(Framework.ISO_27001, "A.5.13"),
        Reference(Framework.HDS_V2, "EXI 04"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.HDSV2,
        sources.ISOSNC,
    ),
)

DER_INV_02 = Requirement(
    id="DER-INV-02",
    label="derived",
    title=Text(en="Owner and hosting-activity tags", fr="Étiquettes responsable et activité HDS"),
    references=(
        Reference(Framework.ISO_27001, "A.5.9"),
        Reference(Framework.ISO_27001, "A.5.23"),
        Reference(Framework.HDS_V2, "EXI 13"),
    ),
    evidence="code",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.HDSV2,
        sources.ISOSNC,
    ),
)

DER_LOC_03 = Requirement(
    id="DER-LOC-03",
    label="derived",
    title=Text(en="Log, metrics and trace sinks in the EEA", fr="Puits de journaux et métriques dans l'EEE"),
    references=(
        Reference(Framework.SECNUMCLOUD, "19.2.d"),
        Reference(Framework.SECNUMCLOUD, "12.6.a"),
        Reference(Framework.HDS_V2, "EXI 28"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.SNC,
    ),
)

DER_LOC_05 = Requirement(
    id="DER-LOC-05",
    label="derived",
    title=Text(
        en="Terraform state, artefacts and CI stores in the EEA", fr="État Terraform, artefacts et CI dans l'EEE"
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "19.2.d"),
        Reference(Framework.SECNUMCLOUD, "17.5"),
        Reference(Framework.HDS_V2, "EXI 28"),
    ),
    evidence="partial",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.HDSV2,
        sources.SNC,
    ),
)

DER_LOC_06 = Requirement(
    id="DER-LOC-06",
    label="derived",
    title=Text(en="Keys and secret stores in the EEA", fr="Clés et coffres de secrets dans l'EEE"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.5"),
        Reference(Framework.SECNUMCLOUD, "19.2.d"),
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.HDS_V2, "EXI 30"),
    ),
    evidence="code",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.HDSV2,
        sources.SNC,
    ),
)

DER_LOC_07 = Requirement(
    id="DER-LOC-07",
    label="derived",
    title=Text(en="Organisation guardrail limits allowed regions", fr="Garde-fou organisationnel limitant les régions"),
    references=(
        Reference(Framework.SECNUMCLOUD, "18.2"),
        Reference(Framework.ISO_27001, "A.8.9"),
        Reference(Framework.HDS_V2, "EXI 28"),
    ),
    evidence="partial",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.PROWLER,
        sources.ISOSNC,
    ),
)

DER_RMT_02 = Requirement(
    id="DER-RMT-02",
    label="derived",
    title=Text(
        en="Provider staff access is approved and traced", fr="Accès du personnel fournisseur approuvé et tracé"
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.7.d"),
        Reference(Framework.SECNUMCLOUD, "12.13"),
        Reference(Framework.ISO_27001, "A.5.22"),
        Reference(Framework.ISO_27001, "A.8.2"),
        Reference(Framework.HDS_V2, "EXI 15"),
        Reference(Framework.HDS_V2, "EXI 29"),
    ),
    evidence="partial",
    confidence=Confidence.VERIFIED,
    sources=(
        sources.TF_GOOGLE,
        sources.SNC,
    ),
)

DER_RMT_04 = Requirement(
    id="DER-RMT-04",
    label="derived",
    title=Text(
        en="Administration paths are not open to the Internet", fr="Chemins d'administration non ouverts à Internet"
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.6.d"),
        Reference(Framework.SECNUMCLOUD, "9.6.e"),
        Reference(Framework.SECNUMCLOUD, "13.2.e"),
        Reference(Framework.PGSSI_S, "4.2.2.5"),
        Reference(Framework.PGSSI_S, "6.1.2"),
        Reference(Framework.ISO_27001, "A.8.20"),
        Reference(Framework.ISO_27001, "A.8.21"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
        sources.ISOSNC,
    ),
)

DER_ENC_01 = Requirement(
    id="DER-ENC-01",
    label="derived",
    title=Text(
        en="Encryption at rest on health-data stores and backups",
        fr="Chiffrement au repos des stockages et sauvegardes DSCP",
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.1"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 21"),
        Reference(Framework.CNIL, "fiches chiffrement dans le cloud"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.GDPR, "art. 32(1)(a)"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.GDPR,
        sources.CNIL_CLOUD,
    ),
)

DER_ENC_02 = Requirement(
    id="DER-ENC-02",
    label="derived",
    title=Text(en="Encryption in transit on every health-data flow", fr="Chiffrement des flux DSCP"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.2"),
        Reference(Framework.SECNUMCLOUD, "13.2.b"),
        Reference(Framework.SECNUMCLOUD, "13.2.c"),
        Reference(Framework.PGSSI_S, "5.3.1.3"),
        Reference(Framework.ISO_27001, "A.5.14"),
        Reference(Framework.ISO_27001, "A.8.20"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.GDPR, "art. 32(1)(a)"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
        sources.ISOSNC,
        sources.GDPR,
    ),
)

DER_ENC_03 = Requirement(
    id="DER-ENC-03",
    label="derived",
    title=Text(en="TLS profile in line with the ANSSI guide", fr="Profil TLS conforme au guide ANSSI"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.2.c"),
        Reference(Framework.ANSSI, "TLS v1.2 R3 R4 R6 R7 R9 R10 R11 R25 R26"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.TLS,
        sources.SNC,
    ),
)

DER_ENC_04 = Requirement(
    id="DER-ENC-04",
    label="derived",
    title=Text(en="IPsec profile in line with the ANSSI note", fr="Profil IPsec conforme à la note ANSSI"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.2.d"),
        Reference(Framework.ANSSI, "IPsec R3 R4 R8 R12 R13 R14 R15 R16"),
        Reference(Framework.ANSSI, "mécanismes cryptographiques v2.04"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.ISO_27001, "A.8.20"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.IPSEC,
        sources.CRYPTO,
        sources.TF_AZURERM,
        sources.TF_GOOGLE,
        sources.TF_SCALEWAY,
        sources.SNS,
    ),
)

DER_ENC_05 = Requirement(
    id="DER-ENC-05",
    label="derived",
    title=Text(
        en="VPN authentication without pre-shared key, or strong generated key",
        fr="Authentification VPN sans clé pré-partagée, ou clé forte générée",
    ),
    references=(
        Reference(Framework.ANSSI, "IPsec R9"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.ISO_27001, "A.5.17"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.IPSEC,
        sources.TF_AZURERM,
        sources.TF_GOOGLE,
    ),
)

DER_ENC_06 = Requirement(
    id="DER-ENC-06",
    label="derived",
    title=Text(
        en="Customer-controlled keys with rotation and deletion guard",
        fr="Clés maîtrisées par le client, rotation et protection contre suppression",
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.5"),
        Reference(Framework.CNIL, "fiches chiffrement dans le cloud"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 30"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.ISOSNC,
        sources.CNIL_CLOUD,
    ),
)

DER_ENC_07 = Requirement(
    id="DER-ENC-07",
    label="derived",
    title=Text(
        en="Algorithms and key sizes follow ANSSI mechanisms guide",
        fr="Algorithmes et tailles de clés selon le guide ANSSI",
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.1.b"),
        Reference(Framework.SECNUMCLOUD, "10.2.a"),
        Reference(Framework.ANSSI, "mécanismes cryptographiques v2.04"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.CRYPTO,),
)

DER_SCR_01 = Requirement(
    id="DER-SCR-01",
    label="derived",
    title=Text(en="No secret in code, variables defaults or state in clear", fr="Aucun secret en clair dans le code"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.3"),
        Reference(Framework.SECNUMCLOUD, "10.5.c"),
        Reference(Framework.SECNUMCLOUD, "10.5.d"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 21.2"),
        Reference(Framework.ISO_27001, "A.5.17"),
        Reference(Framework.ISO_27001, "A.8.4"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.CNIL_GUIDE,
    ),
)

DER_LOG_01 = Requirement(
    id="DER-LOG-01",
    label="derived",
    title=Text(en="Administrative audit logging enabled", fr="Journalisation d'administration activée"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.6"),
        Reference(Framework.ANSSI, "journalisation R2"),
        Reference(Framework.PGSSI_S, "7.2.2.1"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.HDS_V2, "EXI 16"),
        Reference(Framework.HDS_V2, "EXI 15"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.LOG,
        sources.PGSSI,
        sources.ISOSNC,
    ),
)

DER_LOG_02 = Requirement(
    id="DER-LOG-02",
    label="derived",
    title=Text(
        en="Access to health data is traced (read and write)",
        fr="Accès aux données de santé tracés (lecture et écriture)",
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.6.b"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 16"),
        Reference(Framework.PGSSI_S, "7.2.1.1"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.ISO_27001, "A.8.3"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 15"),
        Reference(Framework.HDS_V2, "EXI 16"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_LOG_03 = Requirement(
    id="DER-LOG-03",
    label="derived",
    title=Text(en="Log retention inside the window", fr="Conservation des journaux dans la fenêtre"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.6.c"),
        Reference(Framework.ANSSI, "journalisation R25"),
        Reference(Framework.CNIL, "délibération 2021-122"),
        Reference(Framework.PGSSI_S, "7.2.2.5"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.ISO_27001, "A.5.33"),
        Reference(Framework.HDS_V2, "EXI 16"),
    ),
    evidence="code",
    confidence=Confidence.SECONDARY,
    sources=(
        sources.CNIL_LOG,
        sources.SNC,
        sources.PGSSI,
        sources.LOG,
    ),
)

DER_LOG_04 = Requirement(
    id="DER-LOG-04",
    label="derived",
    title=Text(
        en="Logs protected against change and deletion", fr="Journaux protégés contre modification et suppression"
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.7"),
        Reference(Framework.ANSSI, "journalisation R26 R27"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.ISO_27001, "A.5.33"),
        Reference(Framework.HDS_V2, "EXI 16"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.LOG,
        sources.ISOSNC,
    ),
)

DER_LOG_05 = Requirement(
    id="DER-LOG-05",
    label="derived",
    title=Text(en="Logs centralised in a separate account, project or host", fr="Journaux centralisés et séparés"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.7.c"),
        Reference(Framework.SECNUMCLOUD, "12.7.d"),
        Reference(Framework.ANSSI, "journalisation R9 R16 R17 R20"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.HDS_V2, "EXI 16"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.LOG,
    ),
)

DER_LOG_06 = Requirement(
    id="DER-LOG-06",
    label="derived",
    title=Text(en="Network flow logs", fr="Journaux de flux réseau"),
    references=(
        Reference(Framework.SECNUMCLOUD, "13.3"),
        Reference(Framework.SECNUMCLOUD, "12.14"),
        Reference(Framework.ISO_27001, "A.8.16"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.ISOSNC,
    ),
)

DER_LOG_07 = Requirement(
    id="DER-LOG-07",
    label="derived",
    title=Text(en="Detection and alerting", fr="Détection et alerte"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.9"),
        Reference(Framework.SECNUMCLOUD, "13.3"),
        Reference(Framework.ANSSI, "journalisation R14"),
        Reference(Framework.ISO_27001, "A.8.16"),
        Reference(Framework.ISO_27001, "A.5.25"),
        Reference(Framework.GDPR, "art. 33"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 19"),
        Reference(Framework.HDS_V2, "EXI 20"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.LOG,
    ),
)

DER_TIM_01 = Requirement(
    id="DER-TIM-01",
    label="derived",
    title=Text(en="Clock synchronisation", fr="Synchronisation des horloges"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.8"),
        Reference(Framework.ANSSI, "journalisation R3-R5"),
        Reference(Framework.PGSSI_S, "7.2.2.3"),
        Reference(Framework.ISO_27001, "A.8.17"),
        Reference(Framework.HDS_V2, "EXI 16"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.LOG,
        sources.PGSSI,
    ),
)

DER_BKP_01 = Requirement(
    id="DER-BKP-01",
    label="derived",
    title=Text(en="Daily backup of health-data stores", fr="Sauvegarde quotidienne des stockages DSCP"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.5.a"),
        Reference(Framework.SECNUMCLOUD, "17.6"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 17"),
        Reference(Framework.PGSSI_S, "7.4.2"),
        Reference(Framework.ISO_27001, "A.8.13"),
        Reference(Framework.GDPR, "art. 32(1)(c)"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 25"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
        sources.CNIL_GUIDE,
    ),
)

DER_BKP_02 = Requirement(
    id="DER-BKP-02",
    label="derived",
    title=Text(en="Backups encrypted and access-restricted", fr="Sauvegardes chiffrées et à accès restreint"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.1.d"),
        Reference(Framework.SECNUMCLOUD, "12.5.b"),
        Reference(Framework.PGSSI_S, "7.4.4.4"),
        Reference(Framework.PGSSI_S, "7.4.4.6"),
        Reference(Framework.ISO_27001, "A.8.13"),
        Reference(Framework.ISO_27001, "A.8.24"),
        Reference(Framework.HDS_V2, "EXI 04"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_BKP_03 = Requirement(
    id="DER-BKP-03",
    label="derived",
    title=Text(en="One backup copy on a distant EEA site", fr="Une copie sur un site distant situé dans l'EEE"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.5.d"),
        Reference(Framework.PGSSI_S, "7.4.4.3"),
        Reference(Framework.ISO_27001, "A.8.13"),
        Reference(Framework.ISO_27001, "A.8.14"),
        Reference(Framework.HDS_V2, "EXI 25"),
        Reference(Framework.HDS_V2, "EXI 28"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_BKP_04 = Requirement(
    id="DER-BKP-04",
    label="derived",
    title=Text(en="Backups protected against deletion", fr="Sauvegardes protégées contre la suppression"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.5.b"),
        Reference(Framework.ISO_27001, "A.8.13"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 25"),
    ),
    evidence="code",
    confidence=Confidence.OWN_MAPPING,
    sources=(sources.SNC,),
)

DER_BKP_05 = Requirement(
    id="DER-BKP-05",
    label="derived",
    title=Text(en="Restore tests", fr="Tests de restauration"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.5.c"),
        Reference(Framework.PGSSI_S, "7.4.5.2"),
        Reference(Framework.ISO_27001, "A.8.13"),
        Reference(Framework.HDS_V2, "EXI 25"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_AVL_01 = Requirement(
    id="DER-AVL-01",
    label="derived",
    title=Text(en="Redundancy for health-data services", fr="Redondance des services DSCP"),
    references=(
        Reference(Framework.SECNUMCLOUD, "17.2"),
        Reference(Framework.SECNUMCLOUD, "17.4"),
        Reference(Framework.ISO_27001, "A.8.14"),
        Reference(Framework.ISO_27001, "A.5.30"),
        Reference(Framework.GDPR, "art. 32(1)(b)"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 18"),
        Reference(Framework.HDS_V2, "EXI 25"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.ISOSNC,
        sources.GDPR,
    ),
)

DER_AVL_02 = Requirement(
    id="DER-AVL-02",
    label="derived",
    title=Text(en="Deletion protection on stateful resources", fr="Protection contre la suppression"),
    references=(
        Reference(Framework.ISO_27001, "A.8.14"),
        Reference(Framework.ISO_27001, "A.8.10"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.OWN_MAPPING,
    sources=(sources.PROWLER,),
)

DER_NET_01 = Requirement(
    id="DER-NET-01",
    label="derived",
    title=Text(en="No health-data store reachable publicly", fr="Aucun stockage DSCP exposé publiquement"),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.7"),
        Reference(Framework.SECNUMCLOUD, "13.2"),
        Reference(Framework.PGSSI_S, "4.3.1.2"),
        Reference(Framework.ISO_27001, "A.8.3"),
        Reference(Framework.ISO_27001, "A.8.20"),
        Reference(Framework.ISO_27001, "A.8.22"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 23"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
        sources.ISOSNC,
    ),
)

DER_NET_02 = Requirement(
    id="DER-NET-02",
    label="derived",
    title=Text(en="Default deny and explicit flow list", fr="Refus par défaut et liste explicite des flux"),
    references=(
        Reference(Framework.SECNUMCLOUD, "13.2.a"),
        Reference(Framework.SECNUMCLOUD, "13.2.e"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 8.1"),
        Reference(Framework.PGSSI_S, "4.3.1.2"),
        Reference(Framework.ISO_27001, "A.8.20"),
        Reference(Framework.ISO_27001, "A.8.22"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
        sources.CNIL_GUIDE,
    ),
)

DER_NET_03 = Requirement(
    id="DER-NET-03",
    label="derived",
    title=Text(en="Segregated networks and private endpoints", fr="Réseaux cloisonnés et points d'accès privés"),
    references=(
        Reference(Framework.SECNUMCLOUD, "13.2"),
        Reference(Framework.PGSSI_S, "4.2.2.5"),
        Reference(Framework.PGSSI_S, "4.3.1.5"),
        Reference(Framework.ISO_27001, "A.8.22"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_NET_04 = Requirement(
    id="DER-NET-04",
    label="derived",
    title=Text(
        en="Reverse proxy or WAF in front of public applications",
        fr="Reverse proxy ou WAF devant les applications publiques",
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "13.2.d"),
        Reference(Framework.PGSSI_S, "4.3.1.6"),
        Reference(Framework.ISO_27001, "A.8.20"),
        Reference(Framework.ISO_27001, "A.8.21"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_IAM_01 = Requirement(
    id="DER-IAM-01",
    label="derived",
    title=Text(en="Least privilege, no wildcard administration", fr="Moindre privilège, pas de droits génériques"),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.1"),
        Reference(Framework.SECNUMCLOUD, "9.3"),
        Reference(Framework.ISO_27001, "A.5.15"),
        Reference(Framework.ISO_27001, "A.5.18"),
        Reference(Framework.ISO_27001, "A.8.2"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 23"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.ISOSNC,
    ),
)

DER_IAM_02 = Requirement(
    id="DER-IAM-02",
    label="derived",
    title=Text(en="Strong authentication for administration", fr="Authentification forte pour l'administration"),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.5.c"),
        Reference(Framework.SECNUMCLOUD, "9.6.f"),
        Reference(Framework.CNIL, "délibération 2025-019"),
        Reference(Framework.ISO_27001, "A.8.5"),
        Reference(Framework.ISO_27001, "A.5.17"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 23"),
    ),
    evidence="partial",
    confidence=Confidence.SECONDARY,
    sources=(
        sources.SNC,
        sources.CNIL_MFA,
    ),
)

DER_IAM_03 = Requirement(
    id="DER-IAM-03",
    label="derived",
    title=Text(
        en="Named identities, no shared or long-lived credentials",
        fr="Identités nominatives, pas de comptes partagés ni de clés longue durée",
    ),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.2.b"),
        Reference(Framework.SECNUMCLOUD, "9.5.d"),
        Reference(Framework.PGSSI_S, "5.2.1.1"),
        Reference(Framework.PGSSI_S, "5.2.1.3"),
        Reference(Framework.ISO_27001, "A.5.16"),
        Reference(Framework.ISO_27001, "A.5.17"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 16"),
        Reference(Framework.HDS_V2, "EXI 23"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
    ),
)

DER_IAM_04 = Requirement(
    id="DER-IAM-04",
    label="derived",
    title=Text(en="Yearly access review is evidenced", fr="Revue annuelle des accès tracée"),
    references=(
        Reference(Framework.SECNUMCLOUD, "9.4"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 5.3"),
        Reference(Framework.ISO_27001, "A.5.18"),
        Reference(Framework.HDS_V2, "EXI 16"),
        Reference(Framework.HDS_V2, "activité 5"),
    ),
    evidence="none",
    confidence=Confidence.SECONDARY,
    sources=(
        sources.VIGIER,
        sources.SNC,
        sources.CNIL_GUIDE,
    ),
)

DER_IAM_05 = Requirement(
    id="DER-IAM-05",
    label="derived",
    title=Text(en="Interventions on health data validated beforehand", fr="Interventions validées au préalable"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.2"),
        Reference(Framework.ISO_27001, "A.8.32"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 24"),
        Reference(Framework.HDS_V2, "activité 5"),
    ),
    evidence="partial",
    confidence=Confidence.SECONDARY,
    sources=(
        sources.VIGIER,
        sources.SNC,
    ),
)

DER_SEG_01 = Requirement(
    id="DER-SEG-01",
    label="derived",
    title=Text(en="Production separated from other environments", fr="Production séparée des autres environnements"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.3"),
        Reference(Framework.PGSSI_S, "4.2.2.10"),
        Reference(Framework.ISO_27001, "A.8.31"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.PGSSI,
        sources.ISOSNC,
    ),
)

DER_SEG_02 = Requirement(
    id="DER-SEG-02",
    label="derived",
    title=Text(en="No health data in non-production", fr="Pas de données de santé hors production"),
    references=(
        Reference(Framework.SECNUMCLOUD, "14.7"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 11.4"),
        Reference(Framework.ISO_27001, "A.8.33"),
        Reference(Framework.ISO_27001, "A.8.11"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.CNIL_GUIDE,
    ),
)

DER_ERS_01 = Requirement(
    id="DER-ERS-01",
    label="derived",
    title=Text(en="Secure erasure and safe re-use of storage", fr="Effacement sécurisé et réallocation sûre"),
    references=(
        Reference(Framework.SECNUMCLOUD, "10.1.a"),
        Reference(Framework.SECNUMCLOUD, "11.9"),
        Reference(Framework.SECNUMCLOUD, "19.4"),
        Reference(Framework.ISO_27001, "A.8.10"),
        Reference(Framework.ISO_27001, "A.7.14"),
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.HDS_V2, "EXI 27"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.ISOSNC,
    ),
)

DER_ERS_02 = Requirement(
    id="DER-ERS-02",
    label="derived",
    title=Text(en="Retention and reversibility settings consistent", fr="Conservation et réversibilité cohérentes"),
    references=(
        Reference(Framework.ISO_27001, "A.8.10"),
        Reference(Framework.ISO_27001, "A.5.33"),
        Reference(Framework.GDPR, "art. 5(1)(e)"),
        Reference(Framework.CSP, "R.1112-7"),
        Reference(Framework.HDS_V2, "EXI 27"),
    ),
    evidence="partial",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.HDSV2,
        sources.R1112_7,
    ),
)

DER_VUL_01 = Requirement(
    id="DER-VUL-01",
    label="derived",
    title=Text(en="Vulnerability scanning and patching", fr="Gestion des vulnérabilités et correctifs"),
    references=(
        Reference(Framework.SECNUMCLOUD, "12.11"),
        Reference(Framework.CNIL, "guide de sécurité, fiche 9.3"),
        Reference(Framework.ISO_27001, "A.8.8"),
        Reference(Framework.HDS_V2, "EXI 05"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.CNIL_GUIDE,
    ),
)

DER_CFG_01 = Requirement(
    id="DER-CFG-01",
    label="derived",
    title=Text(en="Configuration recorded and changes reviewed", fr="Configuration enregistrée et changements revus"),
    references=(
        Reference(Framework.SECNUMCLOUD, "18.2"),
        Reference(Framework.SECNUMCLOUD, "12.2"),
        Reference(Framework.ISO_27001, "A.8.9"),
        Reference(Framework.ISO_27001, "A.8.32"),
        Reference(Framework.HDS_V2, "EXI 24"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.SNC,
        sources.ISOSNC,
    ),
)

DER_INC_01 = Requirement(
    id="DER-INC-01",
    label="derived",
    title=Text(en="Security contact configured", fr="Contact sécurité configuré"),
    references=(
        Reference(Framework.SECNUMCLOUD, "16.1"),
        Reference(Framework.SECNUMCLOUD, "16.2"),
        Reference(Framework.ISO_27001, "A.5.24"),
        Reference(Framework.ISO_27001, "A.6.8"),
        Reference(Framework.GDPR, "art. 33"),
        Reference(Framework.CSP, "L.1111-8-2"),
        Reference(Framework.HDS_V2, "EXI 11"),
        Reference(Framework.HDS_V2, "EXI 19"),
        Reference(Framework.HDS_V2, "EXI 20"),
    ),
    evidence="partial",
    confidence=Confidence.OWN_MAPPING,
    sources=(
        sources.SNC,
        sources.CYBERVEILLE,
    ),
)

DER_AIO_01 = Requirement(
    id="DER-AIO-01",
    label="derived",
    title=Text(en="Opt out of provider use of content", fr="Refus de l'usage des contenus par le fournisseur"),
    references=(
        Reference(Framework.ISO_27001, "A.5.23"),
        Reference(Framework.HDS_V2, "EXI 26"),
    ),
    evidence="partial",
    confidence=Confidence.MEMORY,
    sources=(sources.HDSV2,),
)
