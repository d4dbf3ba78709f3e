"""Why no rule speaks: of a theme on a host, and of a requirement.

Shown in the coverage documents, so that an empty cell is an answer and not an oversight.
"""

from __future__ import annotations

from collections.abc import Mapping

from hds_policies.rule import Text, Theme

COVERED_PROVIDERS = ("aws", "azurerm", "google", "ovh", "openstack", "scaleway", "outscale")
"""Providers of which every theme either has rules or a reason in `NOTHING_TO_JUDGE`; by first word of their types."""

NOTHING_TO_JUDGE: Mapping[tuple[Theme, str], Text] = {
    (Theme.VPN, "ovh"): Text(
        "No resource of the provider makes a tunnel; those of OVHcloud's OpenStack are judged under openstack.",
        "Aucune ressource du fournisseur ne crée de tunnel ; ceux de l'OpenStack d'OVHcloud sont jugés sous openstack.",
    ),
    (Theme.KEYS, "ovh"): Text(
        "Keys of the key service have no argument for rotation, deletion delay or access by strangers.",
        "Les clés du service de clés n'ont d'argument ni de rotation, ni de délai de suppression, ni d'accès par des tiers.",
    ),
    (Theme.KEYS, "openstack"): Text(
        "The key manager keeps what it is given: it neither rotates keys nor delays their deletion.",
        "Le gestionnaire de clés garde ce qu'on lui donne : il ne renouvelle pas les clés et n'en diffère pas la suppression.",
    ),
    (Theme.KEYS, "outscale"): Text(
        "The provider has no resource for encryption keys; key pairs are for logging in.",
        "Le fournisseur n'a pas de ressource pour des clés de chiffrement ; les paires de clés servent à se connecter.",
    ),
    (Theme.MONITORING, "ovh"): Text(
        "The only alert a resource declares is on spending; others are set up in the Logs Data Platform itself.",
        "La seule alerte qu'une ressource déclare porte sur la dépense ; les autres se règlent dans la Logs Data Platform.",
    ),
    (Theme.MONITORING, "openstack"): Text(
        "The provider has no resource for telemetry or alarms; the operator of the cloud runs them.",
        "Le fournisseur n'a pas de ressource de télémétrie ou d'alarme ; l'exploitant du cloud les assure.",
    ),
    (Theme.MONITORING, "outscale"): Text(
        "The provider has no resource for metrics, alarms or detection.",
        "Le fournisseur n'a pas de ressource de métriques, d'alarme ou de détection.",
    ),
    (Theme.TRACEABILITY, "openstack"): Text(
        "No resource says what is recorded of requests or connections; the operator of the cloud decides.",
        "Aucune ressource ne dit ce qui est enregistré des requêtes ou connexions ; l'exploitant du cloud en décide.",
    ),
    (Theme.BACKUP, "outscale"): Text(
        "Snapshots are taken one at a time: no resource declares a schedule, a vault or how long they are kept.",
        "Les instantanés se prennent un à un : aucune ressource ne déclare de planification, de coffre ni de durée.",
    ),
    (Theme.RETENTION, "openstack"): Text(
        "Containers have no lifecycle; each object may carry a date of its own, set by what writes it.",
        "Les conteneurs n'ont pas de cycle de vie ; chaque objet peut porter sa date, fixée par ce qui l'écrit.",
    ),
    (Theme.RETENTION, "outscale"): Text(
        "The provider has no resource for buckets; those made over the S3 interface are judged under aws.",
        "Le fournisseur n'a pas de ressource pour les buckets ; ceux créés par l'interface S3 sont jugés sous aws.",
    ),
}

NOT_VISIBLE = Text(
    "not visible in code: evidence needed ({evidence})", "non visible dans le code : preuve à fournir ({evidence})"
)

NO_RULE = Text(
    "no rule decides it: evidence needed ({evidence})", "aucune règle n'en décide : preuve à fournir ({evidence})"
)
"""For requirements on which definitions give a hint, but none that a rule could judge alone."""

EVIDENCE: Mapping[str, Text] = {
    "EXI-01": Text("certificates, statement of applicability", "certificats, déclaration d'applicabilité"),
    "EXI-02": Text("context chapter of the ISMS", "chapitre contexte du SMSI"),
    "EXI-03": Text("register of interested parties and laws", "registre des parties intéressées et des lois"),
    "EXI-04": Text("scope statement of the ISMS, media register", "périmètre du SMSI, registre des supports"),
    "EXI-05": Text("risk assessment with the eight families", "analyse de risques avec les huit familles"),
    "EXI-06": Text(
        "change notices of subcontractors and their review", "avis de changement des sous-traitants et leur revue"
    ),
    "EXI-07": Text("support contract and interface in French", "contrat de support et interface en français"),
    "EXI-08": Text("statement of applicability in French", "déclaration d'applicabilité en français"),
    "EXI-09": Text("security objectives and their indicators", "objectifs de sécurité et leurs indicateurs"),
    "EXI-10": Text("training plan and attendance", "plan de formation et présences"),
    "EXI-11": Text("dated list of client contacts", "liste datée des contacts clients"),
    "EXI-13": Text("signed matrix of responsibilities", "matrice de responsabilités signée"),
    "EXI-14": Text("procedure and its last test", "procédure et son dernier test"),
    "EXI-15": Text(
        "audit clause, reports, access traces handed over", "clause d'audit, rapports, traces d'accès remises"
    ),
    "EXI-16": Text("internal audit programme and reports", "programme et rapports d'audit interne"),
    "EXI-18": Text("contract: description of the service", "contrat : description de la prestation"),
    "EXI-19": Text("contract: rights, breaches, audits", "contrat : droits, violations, audits"),
    "EXI-20": Text("contract: named contact", "contrat : référent désigné"),
    "EXI-21": Text("contract: indicators and penalties", "contrat : indicateurs et pénalités"),
    "EXI-23": Text("contract: who accesses what, and how", "contrat : qui accède à quoi, et comment"),
    "EXI-24": Text("contract: notice and consent for changes", "contrat : information et accord sur les évolutions"),
    "EXI-25": Text(
        "contract: cover for failure, continuity plan", "contrat : couverture en cas de défaillance, plan de continuité"
    ),
    "EXI-26": Text("contract: forbidden uses", "contrat : usages interdits"),
    "EXI-27": Text(
        "contract: reversibility, certificate of destruction", "contrat : réversibilité, attestation de destruction"
    ),
    "EXI-30": Text("list of foreign laws with mitigations", "liste des droits étrangers avec mesures d'atténuation"),
    "EXI-31": Text("published map of transfers and accesses", "cartographie publiée des transferts et accès"),
    "DER-INV-01": Text(
        "inventory with the classification that the organisation chose",
        "inventaire avec la classification retenue par l'organisation",
    ),
    "DER-INV-02": Text("inventory with owners and activities", "inventaire avec responsables et activités"),
    "DER-RMT-02": Text(
        "approvals and traces of the host's staff accesses", "accords et traces des accès du personnel de l'hébergeur"
    ),
    "DER-LOG-05": Text("map of log flows between accounts", "cartographie des flux de journaux entre comptes"),
    "DER-TIM-01": Text("time source of machines and of the host", "source de temps des machines et de l'hébergeur"),
    "DER-BKP-05": Text("dated reports of restore tests", "comptes rendus datés des tests de restauration"),
    "DER-AVL-01": Text(
        "availability commitments, continuity plan and its test",
        "engagements de disponibilité, plan de continuité et son test",
    ),
    "DER-IAM-04": Text("dated report of the access review", "compte rendu daté de la revue des accès"),
    "DER-IAM-05": Text("intervention requests and their approval", "demandes d'intervention et leur validation"),
    "DER-SEG-01": Text("list of environments and their accounts", "liste des environnements et de leurs comptes"),
    "DER-SEG-02": Text("origin of test data, anonymisation", "origine des données de test, anonymisation"),
    "DER-ERS-01": Text(
        "the host's erasure procedure, destruction records", "procédure d'effacement de l'hébergeur, procès-verbaux"
    ),
    "DER-VUL-01": Text("scan reports, patch records", "rapports d'analyse, suivi des correctifs"),
    "DER-INC-01": Text("security contact declared to the host", "contact sécurité déclaré à l'hébergeur"),
    "DER-AIO-01": Text("opt-out in force, terms of AI services", "refus en vigueur, conditions des services d'IA"),
    "REQ-PRV-07": Text(
        "subcontractors of each service and their places", "sous-traitants de chaque service et leurs lieux"
    ),
    "REQ-RPT-01": Text("guarantee table of chapter 8, dated", "tableau de garanties du chapitre 8, daté"),
    "REQ-RPT-02": Text("responsibility matrix per resource, dated", "matrice de responsabilités par ressource, datée"),
}
"""What to ask for instead, by id of a requirement on which no rule gives evidence."""
